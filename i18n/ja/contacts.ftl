personal-message-hint = ひとことメッセージを入力
search-hint = メンバーを検索…
add-contact = メンバーを追加
list-menu = リストとプログラム

group-count = { $name } ({ $online }/{ $total })
group-favorites = お気に入り ({ $online }/{ $total })
group-other = その他のメンバー ({ $online }/{ $total })
group-online = オンライン ({ $count })
group-offline = オフライン ({ $count })
contact-status = ({ $status })
contact-blocked = ブロック中
contact-mobile = 携帯電話
contact-message = – { $message }
list-empty = リストにはまだ誰もいません。
list-nobody-found = 「{ $filter }」に合うメンバーはいません。

link-online = サインイン中 · { $dialect } · { $way }
link-here = このコンピューター内
link-plain = 暗号化なし
link-encrypted = 暗号化
link-gateway-plain = Web 経由、暗号化なし
link-gateway-encrypted = Web 経由、暗号化

menu-write = メッセージを送る
menu-file = ファイルを送る…
menu-mail = メールを送る…
menu-page = 携帯電話に送る…
menu-card = メンバーカード…
menu-favorite = お気に入りに追加
menu-no-favorite = お気に入りから外す
menu-quiet = このメンバーの音を消す
menu-block = ブロック
menu-unblock = ブロック解除
menu-copy-to = グループにコピー…
menu-move-to = グループに移動…
menu-remove-from = { $group } から外す
menu-remove = メンバーを削除…
menu-rename-group = グループ名を変更
menu-remove-group = グループを削除…
menu-new-group = 新しいグループ…
menu-by-group = グループ別に表示
menu-by-status = 状態別に表示
menu-by-both = グループ別、オフラインは別に
menu-sort-online = オンラインの人を先に
menu-sort-status = 話せる人を先に
menu-sort-name = 名前順
menu-rows-compact = 小さい行
menu-rows-detailed = アイコン付きの行
menu-rows-large = 大きいアイコン付きの行
menu-phones = 自分の電話番号…
menu-connection = 接続…
menu-options = オプション…
menu-another-account = 別のアカウントでサインイン…
menu-sign-out = サインアウト
menu-quit = Papilio を終了

next = 次へ
back = 戻る
later = あとで
add-title = メンバーを追加
add-who = 誰を追加しますか？
add-yourself = これはあなた自身のアドレスです。
add-known = この人はもうリストにいます。
add-group = { $address } をどのグループに入れますか？
add-no-group = グループなし
add-message-hint = 相手へのメッセージ (なくてもかまいません)
add-told = あなたが相手の状態を見たりメッセージを送ったりしてよいか、相手に確認します。
add-button = 追加
sign-in-again = もう一度サインイン
request-bar = { $name } さんがあなたを追加しました。
request-answer = 返事する
request-title = メンバーに追加されました
request-words = { $name } さん ({ $address }) があなたをメンバーリストに追加しました。
request-what = 許可: 相手はあなたがオンラインかどうかを見たり、メッセージを送ったりできます。ブロック: どちらもできません。
request-allow = 許可
request-add = 自分のリストにも追加する
remove-title = メンバーを削除
remove-words = { $name } さん ({ $address }) をリストから削除しますか？
remove-block = 削除してブロック
remove-button = 削除
new-group-title = 新しいグループ
new-group-hint = グループの名前
new-group-button = 作成
remove-group-title = グループを削除
remove-group-words = グループ「{ $name }」を削除しますか？メンバーはリストに残ります。

picture-change = 表示アイコンを変更
picture-title = 表示アイコン
picture-file = ファイルから…
picture-files = 画像
picture-paste = 貼り付け
picture-nothing-to-paste = クリップボードに画像がありません。
picture-earlier = 以前に選んだもの
picture-drop = ファイルを選ぶウィンドウが開かないときは、ここにファイルをドロップしてください。
picture-reading = 画像を読み込んでいます…
picture-cut-title = どの部分を見せますか？
picture-cut-hint = ドラッグで移動、ホイールで拡大できます。
picture-use = これを使う
picture-unknown = この画像は使えません。PNG、JPEG、GIF、BMP のファイルを選んでください。
picture-too-large = この画像は大きすぎます。{ $side } × { $side } ピクセル、{ $size } MB までのものを選んでください。
picture-broken = この画像は壊れています。別のものを選んでください。
picture-unreadable = このファイルを読み込めません: { $reason }
picture-no-file = 通常のファイルではありません
picture-not-kept = 画像を保存できなかったので、今回の起動中だけ表示されます: { $reason }

mail-hint = { $count ->
   *[other] 未読メールが { $count } 通あります。クリックすると受信トレイを開きます。
}
mail-hint-elsewhere = 未読メールが受信トレイに { $count } 通、ほかのフォルダーに { $elsewhere } 通あります。クリックすると受信トレイを開きます。
mail-new = { $from } さんから新着メール
mail-new-subject = { $from } さんから新着メール：「{ $subject }」
mail-open = 開く

places-count = { $count ->
   *[other] { $count } か所
}
places-title = サインインしている場所
places-here = ここ
places-here-named = ここ: { $place }
places-unnamed = 別の場所
places-idle = { $place } (アイドル)
places-sign-out = { $place } をサインアウト
places-sign-out-all = ここ以外をすべてサインアウト
places-rename = この場所に名前を付ける…
places-one-only = サインインを 1 か所だけにする
place-title = この場所の名前
place-words = ほかの場所からはこの名前で見えます。
place-hint = 自宅、職場、ノートパソコンなど

card-title = メンバーカード
card-gone = このメンバーはもうリストにいません。
card-nickname = ニックネーム (自分にだけ見えます)
card-note = メモ (自分にだけ見えます)
card-favorite = お気に入り
card-here = このコンピューターで
card-sound = このメンバーの音を鳴らす
card-toast = このメンバーのことを画面の隅で知らせる
card-log = 会話を履歴に残す
card-groups = グループ: { $groups }
card-write = メッセージ
card-page = 携帯電話へ
phone-home = 自宅
phone-work = 職場
phone-mobile = 携帯電話
network-communicator = Office Communicator を利用
network-phone = 携帯電話を利用
network-yahoo = Yahoo! Messenger を利用

phones-title = 自分の電話番号
phones-seen = これらの番号はメンバーに公開されます。
phones-paging = メンバーから携帯電話へのメッセージを受け取る
page-title = 携帯電話に送る
page-words = { $name } さんの携帯電話へ:
page-hint = 短いメッセージ
page-left = { $count ->
   *[other] あと { $count } 文字
}
page-send = 送信

leave-list-title = Papilio を終了しますか？
leave-list-words = 動き続けるための通知領域がありません。サインアウトして終了しますか？それともウィンドウを最小化してサインインを続けますか？
leave-list-always = いつもこうする
leave-list-stay = 続ける
leave-list-quit = 終了
