toast-open = 열기
toast-online = 지금 온라인이에요
toast-nudge = 흔들기를 보냈어요
toast-ink = 손으로 그린 그림을 보냈어요
toast-file = 파일을 보내려고 해요: { $name }
toast-hidden = 메시지를 보냈어요
toast-mail = 메일이 왔어요
toast-request = 나를 대화 상대로 추가하고 싶어해요

tray-open = Papilio 열기
tray-status = 상태
tray-sign-out = 로그아웃
tray-quit = 끝내기
tray-signed-out = 로그인하지 않았어요
tray-unread = { $count ->
   *[other] 읽지 않은 메시지 { $count }개
}

desktop-no-bus = 데스크톱에 프로그램끼리 쓰는 메시지 버스가 없어요.
desktop-no-service = 데스크톱에 이 일을 하는 것이 없어요.
desktop-no-system = Papilio는 이 시스템에서 아직 이 일을 할 수 없어요.
desktop-failed = { $reason }
