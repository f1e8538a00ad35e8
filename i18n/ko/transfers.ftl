transfer-offered = { $name } 님이 이 파일을 보내려고 해요.
transfer-connecting = { $name } 님에게 연결하고 있어요…
transfer-waiting = { $name } 님이 수락하기를 기다리고 있어요…
transfer-progress = { $there } / { $whole } · 초당 { $rate } · { $left } 남음
transfer-begun = { $there } / { $whole }
transfer-by-server = (서버 경유)
transfer-received = { $name } 님에게서 받았어요.
transfer-sent = { $name } 님에게 보냈어요.
transfer-declined-here = 이 파일을 거절했어요.
transfer-declined-there = { $name } 님이 이 파일을 거절했어요.
transfer-cancelled = 취소했어요.
transfer-cancelled-there = { $name } 님이 멈췄어요.
transfer-failed = 중간에 끊겼어요.
transfer-failed-why = 중간에 끊겼어요: { $why }
transfer-why-refused = 상대의 프로그램이 받지 않아요.
transfer-why-timed_out = 상대가 너무 오랫동안 응답하지 않았어요.
transfer-why-connection = 상대와의 연결이 끊어졌어요.
transfer-why-wrong_size = 도착한 것의 크기가 약속과 달라요.
transfer-why-protocol = 상대의 프로그램이 알 수 없는 내용을 보냈어요.
transfer-why-not_signed_in = 로그아웃됐어요.
transfer-sum = SHA-256: { $sum }
transfer-accept = 수락
transfer-save-as = 다른 이름으로 저장…
transfer-decline = 거절
transfer-open-folder = 폴더 열기
transfer-retry = 다시 보내기
transfer-folder-title = 파일을 저장할 곳

size-bytes = { $n ->
   *[other] { $n }바이트
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
left-seconds = { $n ->
   *[other] { $n }초
}
left-minutes = { $n ->
   *[other] { $n }분
}
left-hours = { $n ->
   *[other] { $n }시간
}

leave-title = 이 대화에서 아직 파일을 주고받고 있어요.
leave-goes-on = 창을 닫아도 계속돼요. 얼마나 됐는지 보려면 대화를 다시 여세요.
leave-close = 닫기
