conversation-title = { $names } – 대화
tabs-title = ({ $count }) { $title }
tab-detach = 따로 창으로 옮기기
tab-join = 다시 탭으로 가져오기
tab-close = 닫기
tab-close-others = 나머지 모두 닫기
to = 받는 사람:
people = { $count }명
says = { $name } 님의 말:
send = 보내기
enter-sends = Enter로 보내기
ctrl-enter-sends = Ctrl+Enter로 보내기

action-invite = 초대
action-send-file = 파일 보내기
action-nudge = 흔들기
action-block = 차단
unblock = 차단 해제
add-to-contacts = 대화 상대로 추가
send-again = 다시 보내기

nudge-sent = 흔들기를 보냈어요.
nudge-received = { $count ->
    [1] { $name } 님이 흔들기를 보냈어요!
   *[other] { $name } 님이 흔들기를 { $count }번 보냈어요!
}
nudge-too-soon = 흔들기는 10초에 한 번이면 충분해요. 잠시 후에 다시 해 보세요.
joined = { $name } 님이 대화에 들어왔어요.
left = { $name } 님이 대화에서 나갔어요.
new-messages = { $count ->
   *[other] 새 메시지 { $count }개
}
typing-one = { $name } 님이 메시지를 쓰고 있어요.
typing-many = { $names } 님이 메시지를 쓰고 있어요.
last-received = 마지막 메시지를 받은 때: { $date } { $time }
written-offline = 내가 없는 동안 온 메시지: { $date } { $time }

delivery-failed = 이 메시지는 전달되지 않았어요.
delivery-failed-why = 이 메시지는 전달되지 않았어요: { $why }
delivery-unknown = 연결이 끊겼어요. 이 메시지는 도착하지 않았을 수도 있어요.
delivery-waits = 상대가 오프라인이에요. 온라인이 되면 Papilio가 이 메시지를 보낼게요.
delivery-stored = 상대가 로그인할 때까지 서버가 보관해요.

info-reconnecting = 연결이 끊겼어요. Papilio가 다시 연결하고 있어요. 지금 보내는 메시지는 연결되면 전송돼요.
info-signed-out = 로그아웃되어 있어요. 대화를 계속하려면 다시 로그인하세요.
info-blocked = { $name } 님을 차단했어요. 상대는 나를 보거나 메시지를 보낼 수 없어요.
info-stranger = { $name } 님은 대화 상대 목록에 없어요.
info-offline-kept = { $name } 님은 오프라인이거나 오프라인으로 표시되어 있어요. 쓴 메시지는 상대가 로그인하면 전달돼요.
info-offline-waits = { $name } 님은 오프라인이거나 오프라인으로 표시되어 있어요. 쓴 메시지는 여기서 기다렸다가 상대가 온라인이 되면 전송돼요.
info-alone = 모두 이 대화에서 나갔어요.
info-plain-text = 이 네트워크는 암호화하지 않아요. 중간에서 다른 사람이 메시지를 읽을 수도 있어요.

font-usual = 기본 글꼴
color-usual = 기본 색
font-sample = 이렇게 보여요.
ignore-fonts = 상대의 글도 내 기본 글꼴로 보기

emoticon-search = 이름이나 단축키로 찾기
emoticon-none = 그런 이름의 이모티콘이 없어요.

invite-title = 이 대화에 초대하기
invite-search = 온라인인 사람 중에서 찾기
invite-nobody = 온라인인 사람이 더 없어요.

link-title = 이 링크를 열까요?
link-warning = 상대가 보낸 링크이고, 브라우저에서 열려요.
link-open = 열기
link-host = 연결되는 곳: { $host }
link-look-alike = 조심하세요: 이 이름에는 다른 글자와 비슷하게 생긴 글자가 있어요. 내가 아는 주소가 아닐 수도 있어요.
link-coded = 조심하세요: 이 이름은 부호로 쓰여 있어서, 다른 글자와 비슷하게 생긴 글자가 숨어 있을 수 있어요.
link-before = 조심하세요: @ 앞부분은 주소가 아니에요. 주소처럼 보일 뿐이에요.

ink-not-here = 손으로 그린 그림이 오고 있어요…
invited-webcam = { $name } 님이 웹캠을 보여 주려고 했어요. Papilio는 아직 지원하지 않아서 거절했어요.
invited-webcam-request = { $name } 님이 내 웹캠을 보고 싶어 했어요. Papilio는 아직 지원하지 않아서 거절했어요.
invited-call = { $name } 님이 통화를 걸었어요. Papilio는 아직 지원하지 않아서 거절했어요.
invited-activity = { $name } 님이 놀이에 초대했어요. Papilio에는 이런 기능이 없어서 거절했어요.
invited-remote = { $name } 님이 프로그램을 공유하려고 했어요. Papilio는 지원하지 않아서 거절했어요.
invited-photos = { $name } 님이 함께 사진을 보려고 했어요. Papilio는 아직 지원하지 않아서 거절했어요.
invited-background = { $name } 님이 배경을 공유하려고 했어요. Papilio는 표시할 수 없어서 거절했어요.
invited-other = { $name } 님이 Papilio가 모르는 것에 초대해서 거절했어요.

ink-erase = 지우개
ink-undo = 되돌리기
ink-clear = 모두 지우기
ink-not-sent = 그림을 보내지 못했어요: { $reason }

paste-title = 이 사진을 보낼까요?
paste-not-kept = 보낼 사진을 저장하지 못했어요: { $reason }

search-words = 이 대화에서 찾기
search-count = { $number } / { $count }
search-none = 찾지 못했어요
search-none-loaded = 아직 찾지 못했어요. Enter를 누르면 더 이전까지 찾아요.
search-seeking = 더 이전까지 찾고 있어요…
