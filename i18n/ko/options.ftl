options-title = 옵션
options-appearance = 모양
options-messages = 메시지
options-sounds = 소리
options-desktop = 데스크톱
options-privacy = 개인 정보
options-connection = 연결
options-keyboard = 키보드
options-about = 정보
options-percent = { $percent }%

options-theme = 테마
theme-system = 자동
theme-classic = 클래식
theme-live = 라이브
theme-night = 나이트
options-theme-what = 자동이면 바탕 화면이 어두울 때는 나이트, 아니면 클래식이에요.
options-scale = 전체 크기
options-motion = 움직임
options-reduce-motion = 움직임 줄이기
options-reduce-motion-what = 흔들기를 받아도 창이 흔들리지 않고, 움직이는 그림도 멈춰요.

options-language = 언어
language-system = 자동
options-language-what = 자동이면 데스크톱의 언어를 써요.

options-conversations = 대화
options-tabs = 대화를 한 창의 탭으로 보기
options-attention = 메시지가 오면 그 창이 눈에 띄게 하기

options-writing = 쓰기
options-enter-sends = Enter로 보내기
options-enter-sends-what = Shift+Enter로 줄을 바꿔요.
options-enter-breaks-what = Ctrl+Enter로 보내고, Enter로 줄을 바꿔요.
options-reading = 읽기
options-show-times = 메시지마다 시간 표시
options-emoticons = 이모티콘을 그림으로 표시

options-sounds-on = 소리 재생
options-volume = 음량
options-quiet-when-busy = 다른 용무 중일 때는 소리 끄기
options-sounds-when = 소리를 재생할 때
options-sound-sign-in = 내가 로그인했을 때
options-sound-online = 대화 상대가 온라인이 됐을 때
options-sound-message = 메시지를 받았을 때
options-sound-nudge = 흔들기를 받았을 때
options-sound-mail = 메일이 왔을 때
options-sound-file-done = 파일 전송이 끝났을 때
options-sound-sent = 내가 메시지를 보냈을 때
options-sound-ring = 전화가 왔을 때
sound-no-server = 소리를 낼 수 없어요: 소리 서버(PulseAudio 또는 PipeWire)가 실행되고 있지 않아요.
sound-refused = 소리를 낼 수 없어요: { $reason }
sound-no-system = Papilio는 이 시스템에서 아직 소리를 낼 수 없어요.

options-toasts = 화면 구석에 알릴 때
options-toast-online = 대화 상대가 온라인이 됐을 때
options-toast-message = 메시지나 흔들기를 받았을 때
options-toast-mail = 메일이 왔을 때
options-toast-request = 누가 나를 추가하고 싶어할 때
options-toast-text = 메시지 내용 보기
options-toast-what = 보고 있는 대화는 알리지 않고, 다른 용무 중일 때도 알리지 않아요.
options-toasts-not = 화면 구석에 알릴 수 없어요: { $reason }

options-idle = 컴퓨터에서 자리를 비우면 ‘쉬는 중’으로 바꾸기까지
options-idle-never = 안 함
options-idle-minutes = { $minutes }분
options-idle-what = 온라인일 때만이에요. 직접 고른 상태는 그대로예요. 키를 누르면 바로 돌아와요.
options-idle-not = 컴퓨터 앞에 있는지 Papilio가 알 수 없어요: { $reason }
options-tray = 알림 영역
options-stay-in-tray = 대화 상대 목록을 닫아도 알림 영역에서 계속 실행
options-tray-not = 알림 영역이 없어요: { $reason }
options-start = 시작
options-autostart = 시스템과 함께 Papilio 시작
options-autostart-what = 하던 일을 가리지 않게 창을 띄우지 않고 시작해요.
options-autostart-not = Papilio를 시스템과 함께 시작할 수 없어요: { $reason }

options-playing = 듣고 있는 음악
options-tell-playing = 재생 중인 음악을 대화 상대에게 보이기
options-playing-not = 무엇이 재생 중인지 Papilio가 알 수 없어요: { $reason }

options-typing = 입력 표시
options-tell-typing = 내가 입력 중인 것을 상대에게 보이기
options-keep = 나눈 대화
options-keep-always = 언제까지나 보관
options-keep-days = { $days ->
   *[other] { $days }일
}
options-keep-always-what = 쓰고 받은 모든 것이 이 컴퓨터에 남아요.
options-keep-what = 이보다 오래된 것은 다음에 Papilio를 시작할 때 삭제돼요. 되돌릴 수 없어요.
options-who = 나에게 연락할 수 있는 사람
options-strangers = 목록에 없는 사람도 나를 보고 메시지를 보낼 수 있음
options-strangers-signed-out = 누가 연락할 수 있는지 정하려면 로그인하세요.
options-passwords = 비밀번호
options-passwords-what = Papilio에 기억시킨 비밀번호는 데스크톱의 키링에 보관되고, 파일에는 저장되지 않아요.

options-connection-accounts = 계정마다 서버에 연결하는 방법
options-connection-open = 바꾸기…
options-connection-inside = Papilio 안에서
options-connection-signed-out = 로그인하지 않았어요. 로그인하기 전에는 서버 이름 아래에서 연결 방법을 고를 수 있어요.
options-connection-what = 서버로 가는 길과 프록시, 여러 곳에서 로그인할 수 있는지를 정해요.

options-keys-list = 대화 상대 목록에서
options-keys-conversation = 대화에서
options-keys-tabs = 대화가 탭일 때
options-keys-options = 이 창에서
key-type = 글자 키
key-type-what = 대화 상대 찾기
key-arrows = ↑ ↓ ← →
key-arrows-what = 목록에서 이동, 그룹 접고 펼치기
key-enter = Enter
key-enter-what = 대화 열기
key-f2 = F2
key-f2-what = 그룹 이름이나 내 대화명 바꾸기
key-delete = Delete
key-delete-what = 확인한 뒤 대화 상대나 그룹 삭제
key-menu = Menu, Shift+F10
key-menu-what = 대화 상대에게 할 수 있는 일 보기
key-tab = Tab, Shift+Tab
key-tab-what = 다음 부분으로, 또는 이전으로
key-shift-enter = Shift+Enter
key-shift-enter-what = 줄 바꾸기
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = 전에 보낸 글 불러오기
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = 굵게, 기울임, 밑줄
key-ctrl-l = Ctrl+L
key-ctrl-l-what = 흔들기
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = 선택한 것 복사, 붙여넣기
key-page = Page Up, Down
key-page-what = 위나 아래로 읽기
key-ctrl-f = Ctrl+F
key-ctrl-f-what = 대화에서 찾기
key-f3 = F3, Shift+F3
key-f3-what = 찾은 다음 곳으로, 또는 이전으로
key-ctrl-w = Ctrl+W
key-ctrl-w-what = 대화 닫기
key-ctrl-tab = Ctrl+Tab, Ctrl+Page Down
key-ctrl-tab-what = 다음 탭 보기, Shift+Tab이나 Page Up이면 이전 탭
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = 이 번호의 탭 보기
key-ctrl-shift-page = Ctrl+Shift+Page Up, Down
key-ctrl-shift-page-what = 탭 자리 옮기기
key-tab-menu-what = 탭으로 할 수 있는 일 보기
key-escape = Esc
key-escape-what = 열린 것을 닫고, 그다음 창 닫기
key-ctrl-page = Ctrl+Page Up, Down
key-ctrl-page-what = 페이지 넘기기

about-version = 버전 { $version }
about-what = 오늘날의 컴퓨터를 위한 MSN 네트워크 메신저예요.
about-licence = MIT 라이선스의 자유 소프트웨어예요.
about-drawings = 그림과 이모티콘, 소리는 이 프로그램을 위해 만들었고 누구나 자유롭게 쓸 수 있어요(CC0).
about-names = Papilio는 Microsoft가 만들지 않았고, Microsoft와 아무 관계가 없어요.

theme-contrast = 고대비
options-name-looks = 이름에 Messenger Plus!의 색과 글자 모양 표시
options-sound-file = 내 파일…
options-sound-pick = 소리 고르기
options-sound-files = WAV 파일
sound-file-not-played = 재생할 수 없는 파일이라 원래 소리를 내요: { $file }. { $why }
sound-file-unreadable = 파일을 읽을 수 없어요: { $reason }
sound-file-large = 파일이 너무 커요.
sound-file-not-wav = WAV 파일이 아니거나 손상된 파일이에요.
sound-file-compressed = 이 파일의 소리는 압축되어 있어요. 압축하지 않은(PCM) WAV 파일을 골라 주세요.
options-without-tray = 알림 영역이 없는데 마지막 창을 닫으면:
options-without-tray-ask = 물어보기
options-without-tray-quit = 끝내기
options-without-tray-stay = 최소화하고 유지
options-keep-years = { $years ->
   *[other] { $years }년
}
options-cache = 다른 사람의 사진과 이모티콘
options-cache-mib = { $mib } MiB
options-cache-what = 이만큼을 이 컴퓨터에 보관해요. 가장 오래 보지 않은 것부터 지우고, 필요하면 다시 받아 와요.
