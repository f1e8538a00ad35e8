personal-message-hint = 한마디를 남겨 보세요
search-hint = 대화 상대 찾기…
add-contact = 대화 상대 추가
list-menu = 목록과 프로그램

group-count = { $name } ({ $online }/{ $total })
group-favorites = 즐겨찾기 ({ $online }/{ $total })
group-other = 기타 대화 상대 ({ $online }/{ $total })
group-online = 온라인 ({ $count })
group-offline = 오프라인 ({ $count })
contact-status = ({ $status })
contact-blocked = 차단됨
contact-mobile = 휴대폰
contact-message = – { $message }
list-empty = 아직 목록에 아무도 없어요.
list-nobody-found = ‘{ $filter }’에 맞는 대화 상대가 없어요.

link-online = 로그인됨 · { $dialect } · { $way }
link-here = 이 컴퓨터 안에서
link-plain = 암호화 안 됨
link-encrypted = 암호화됨
link-gateway-plain = 웹 경유, 암호화 안 됨
link-gateway-encrypted = 웹 경유, 암호화됨

menu-write = 메시지 보내기
menu-file = 파일 보내기…
menu-mail = 메일 보내기…
menu-page = 휴대폰으로 보내기…
menu-card = 대화 상대 카드…
menu-favorite = 즐겨찾기에 추가
menu-no-favorite = 즐겨찾기에서 빼기
menu-quiet = 이 상대의 소리 끄기
menu-block = 차단
menu-unblock = 차단 해제
menu-copy-to = 그룹에 복사…
menu-move-to = 그룹으로 이동…
menu-remove-from = ‘{ $group }’에서 빼기
menu-remove = 대화 상대 삭제…
menu-rename-group = 그룹 이름 바꾸기
menu-remove-group = 그룹 삭제…
menu-new-group = 새 그룹…
menu-by-group = 그룹별로 보기
menu-by-status = 상태별로 보기
menu-by-both = 그룹별, 오프라인은 따로
menu-sort-online = 온라인인 사람 먼저
menu-sort-status = 대화 가능한 사람 먼저
menu-sort-name = 이름순
menu-rows-compact = 작은 줄
menu-rows-detailed = 사진이 있는 줄
menu-rows-large = 큰 사진이 있는 줄
menu-phones = 내 전화번호…
menu-connection = 연결…
menu-options = 옵션…
menu-another-account = 다른 계정으로 로그인…
menu-sign-out = 로그아웃
menu-quit = Papilio 끝내기

next = 다음
back = 뒤로
later = 나중에
add-title = 대화 상대 추가
add-who = 누구를 추가할까요?
add-yourself = 이건 내 주소예요.
add-known = 이미 목록에 있는 사람이에요.
add-group = { $address } 님을 어느 그룹에 넣을까요?
add-no-group = 그룹 없음
add-message-hint = 상대에게 전할 말 (없어도 돼요)
add-told = 내가 상대를 보고 메시지를 보내도 되는지 상대에게 물어봐요.
add-button = 추가
sign-in-again = 다시 로그인
request-bar = { $name } 님이 나를 추가했어요.
request-answer = 답하기
request-title = 누군가 나를 추가했어요
request-words = { $name } 님({ $address })이 나를 대화 상대로 추가했어요.
request-what = 허용: 상대가 내 온라인 상태를 보고 메시지를 보낼 수 있어요. 차단: 둘 다 할 수 없어요.
request-allow = 허용
request-add = 내 목록에도 추가하기
remove-title = 대화 상대 삭제
remove-words = { $name } 님({ $address })을 목록에서 삭제할까요?
remove-block = 삭제하고 차단
remove-button = 삭제
new-group-title = 새 그룹
new-group-hint = 그룹 이름
new-group-button = 만들기
remove-group-title = 그룹 삭제
remove-group-words = ‘{ $name }’ 그룹을 삭제할까요? 대화 상대는 목록에 남아요.

picture-change = 내 사진 바꾸기
picture-title = 내 사진
picture-file = 파일에서…
picture-files = 사진
picture-paste = 붙여넣기
picture-nothing-to-paste = 클립보드에 사진이 없어요.
picture-earlier = 전에 고른 사진
picture-drop = 파일을 고르는 창이 열리지 않으면 파일을 여기로 끌어다 놓으세요.
picture-reading = 사진을 읽고 있어요…
picture-cut-title = 어느 부분을 보여 줄까요?
picture-cut-hint = 사진을 끌어서 옮기고, 휠을 돌려 확대하세요.
picture-use = 이 사진 사용
picture-unknown = 쓸 수 없는 사진이에요. PNG, JPEG, GIF, BMP 파일을 골라 주세요.
picture-too-large = 사진이 너무 커요. { $side } × { $side } 픽셀, { $size } MB 이하의 사진을 골라 주세요.
picture-broken = 손상된 사진이에요. 다른 사진을 골라 주세요.
picture-unreadable = 이 파일을 읽을 수 없어요: { $reason }
picture-no-file = 일반 파일이 아니에요
picture-not-kept = 사진을 저장하지 못해서 이번 실행에서만 보여요: { $reason }

mail-hint = { $count ->
   *[other] 읽지 않은 메일이 { $count }통 있어요. 클릭하면 받은 편지함이 열려요.
}
mail-hint-elsewhere = 읽지 않은 메일이 받은 편지함에 { $count }통, 다른 폴더에 { $elsewhere }통 있어요. 클릭하면 받은 편지함이 열려요.
mail-new = { $from } 님이 보낸 새 메일
mail-new-subject = { $from } 님이 보낸 새 메일: ‘{ $subject }’
mail-open = 열기

places-count = { $count ->
   *[other] { $count }곳
}
places-title = 로그인한 곳
places-here = 여기
places-here-named = 여기: { $place }
places-unnamed = 다른 곳
places-idle = { $place } (쉬는 중)
places-sign-out = 로그아웃: { $place }
places-sign-out-all = 다른 곳에서 모두 로그아웃
places-rename = 이곳의 이름 정하기…
places-one-only = 한 곳에서만 로그인하기
place-title = 이곳의 이름 정하기
place-words = 내가 로그인한 다른 곳에서 이 이름으로 보여요.
place-hint = 집, 회사, 노트북…

card-title = 대화 상대 카드
card-gone = 이 대화 상대는 이제 목록에 없어요.
card-nickname = 별명 (나만 볼 수 있어요)
card-note = 메모 (나만 볼 수 있어요)
card-favorite = 즐겨찾기
card-here = 이 컴퓨터에서
card-sound = 이 상대의 소리 켜기
card-toast = 이 상대의 소식을 화면 구석에 알리기
card-log = 나눈 대화를 기록에 남기기
card-groups = 그룹: { $groups }
card-write = 메시지
card-page = 휴대폰으로
phone-home = 집
phone-work = 직장
phone-mobile = 휴대폰
network-communicator = Office Communicator 사용
network-phone = 휴대폰 사용
network-yahoo = Yahoo! Messenger 사용

phones-title = 내 전화번호
phones-seen = 이 번호는 대화 상대에게 보여요.
phones-paging = 대화 상대가 내 휴대폰으로 메시지를 보낼 수 있음
page-title = 휴대폰으로 보내기
page-words = { $name } 님의 휴대폰으로:
page-hint = 짧은 메시지
page-left = { $count ->
   *[other] { $count }자 더 쓸 수 있어요
}
page-send = 보내기

leave-list-title = Papilio를 끝낼까요?
leave-list-words = 계속 실행될 알림 영역이 없어요. 로그아웃하고 끝낼까요, 아니면 창을 최소화하고 로그인을 유지할까요?
leave-list-always = 항상 이렇게 하기
leave-list-stay = 유지
leave-list-quit = 끝내기
