program = Papilio
contacts-title = Papilio – { $name }
today = 오늘
yesterday = 어제
date = { $year }년 { $month }월 { $day }일
time-24 = { $hour }:{ $minute }
time-12 = { $half ->
    [am] 오전
   *[other] 오후
} { $hour }:{ $minute }
cancel = 취소

status-online = 온라인
status-busy = 다른 용무 중
status-idle = 쉬는 중
status-brb = 곧 돌아오겠음
status-away = 자리 비움
status-phone = 통화 중
status-lunch = 식사 중
status-hidden = 오프라인으로 표시
status-offline = 오프라인

progress-connecting = 연결하고 있어요…
progress-authenticating = 비밀번호를 확인하고 있어요…
progress-syncing = 대화 상대를 가져오고 있어요…
progress-reconnecting = 다시 연결하고 있어요…

signed-out-requested = 로그아웃했어요.
signed-out-elsewhere = 다른 곳에서 로그인해서 여기는 로그아웃됐어요.
signed-out-server-down = 서버가 잠시 문을 닫아요. 나중에 다시 시도해 주세요.
signed-out-lost = 연결이 끊겼어요.

no-display = 창을 열 화면이 없어요. 터미널에서 Papilio를 써 보려면 다음을 실행하세요: papilio-cli --demo
no-window = 창을 열지 못했어요: { $reason }
folder-in-use = Papilio가 이미 실행 중이에요(폴더: { $folder }). 먼저 끝내거나 --data-dir로 다른 폴더를 지정하세요.
usage =
    사용법: papilio [옵션] [링크]

      --demo             프로그램 안에 작은 네트워크를 만들고 로그인하기
      --data-dir DIR     모든 것을 이 폴더에 저장하기
      --hidden           알림 영역에서 시작하기(없으면 최소화해서 시작하기)
      --state-file FILE  창에 보이는 내용을 항상 여기에 쓰기(테스트용)
      --version          버전 보기
      --help             이 도움말 보기

    링크는 msnim:chat?contact=bob@example.com 또는 msnim:add?contact=…처럼 생겼어요. 이미 실행 중이면 그 프로그램이 링크를 열어요.
usage-no-path = 뒤에 경로가 필요한 옵션이에요: { $option }
usage-unknown = 옵션도 아니고 대화 상대 링크도 아니에요: { $argument }. --help를 써 보세요.

link-no-calls = 링크가 { $contact } 님에게 전화를 걸려고 해요. Papilio로는 통화할 수 없어요.

settings-set-aside = 설정을 읽지 못해서 새로 시작했어요. 이전 파일: { $path }
settings-unreadable = 설정을 읽을 수 없어요: { $reason }
history-set-aside = 대화 기록을 읽지 못해서 새로 시작했어요. 이전 파일: { $path }
history-newer = 대화 기록을 더 새로운 버전의 Papilio가 썼기 때문에 이번 실행에서는 아무것도 저장하지 않아요. 새 버전을 사용하세요.
history-unusable = 대화 기록을 열 수 없어서 이번 실행에서는 아무것도 저장하지 않아요: { $reason }

save = 저장
close = 닫기
no-browser = 이 페이지를 열 프로그램을 찾지 못했어요.
no-mail-program = 메일을 쓸 프로그램을 찾지 못했어요.

connection-title = 연결
connection-way = 서버로 가는 길
way-automatic = 자동
way-direct = 직접 연결만
way-gateway = 웹 경유만
connection-proxy = 프록시
proxy-system = 시스템 설정대로
proxy-none = 없음
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = 서버: proxy.example.com
proxy-port-hint = 포트
proxy-user-hint = 이름(필요한 경우)
proxy-password-hint = 비밀번호(새로 정하는 경우)
proxy-bad-host = 프록시 이름이 아니에요. proxy.example.com처럼 적어 주세요.
proxy-bad-port = 프록시 포트는 1부터 65535까지의 숫자예요.
connection-peers = 파일과 사진
peers-automatic = 가능하면 상대에게 직접
peers-ports = 마찬가지로, 이 포트로만
peers-ports-hint = 포트: 6891-6900
peers-never = 서버를 통해서만
peers-bad-ports = 포트가 아닙니다. 6891-6900과 같이 적습니다.
connection-several-places = 다른 곳에서도 함께 로그인하기
connection-next-time = 다음 로그인부터 적용돼요.
