conversation-title = { $names } – 会話
tabs-title = ({ $count }) { $title }
tab-detach = 別のウィンドウに移す
tab-join = タブに戻す
tab-close = 閉じる
tab-close-others = ほかをすべて閉じる
to = 宛先:
people = { $count } 人
says = { $name } の発言:
send = 送信
enter-sends = Enter で送信
ctrl-enter-sends = Ctrl+Enter で送信

action-invite = 招待
action-send-file = ファイル送信
action-nudge = シェイク
action-block = ブロック
unblock = ブロック解除
add-to-contacts = メンバーに追加
send-again = 再送信

nudge-sent = シェイクを送りました。
nudge-received = { $count ->
    [1] { $name } さんからシェイクが届きました！
   *[other] { $name } さんからシェイクが { $count } 回届きました！
}
nudge-too-soon = シェイクは 10 秒に 1 回までです。少し待ってからもう一度どうぞ。
joined = { $name } さんが会話に参加しました。
left = { $name } さんが会話から退出しました。
new-messages = { $count ->
   *[other] 新しいメッセージ { $count } 件
}
typing-one = { $name } さんがメッセージを入力しています。
typing-many = { $names } さんがメッセージを入力しています。
last-received = 最後のメッセージを受信した日時: { $date } { $time }
written-offline = あなたの不在中に書かれたメッセージ: { $date } { $time }

delivery-failed = このメッセージは届きませんでした。
delivery-failed-why = このメッセージは届きませんでした: { $why }
delivery-unknown = 接続が切れました。このメッセージは届いていないかもしれません。
delivery-waits = 相手はオフラインです。オンラインになったら Papilio がこのメッセージを送ります。
delivery-stored = 相手がサインインするまでサーバーが預かっています。

info-reconnecting = 接続が切れました。Papilio が再接続しています。いま送るメッセージは、つながりしだい送られます。
info-signed-out = サインアウトしています。会話を続けるには、もう一度サインインしてください。
info-blocked = { $name } さんをブロックしています。相手はあなたの状態を見ることも、メッセージを送ることもできません。
info-stranger = { $name } さんはメンバーリストにいません。
info-offline-kept = { $name } さんはオフラインか、オフライン表示です。メッセージは相手がサインインすると届きます。
info-offline-waits = { $name } さんはオフラインか、オフライン表示です。メッセージはここで待機し、相手がオンラインになると送られます。
info-alone = ほかの人は全員この会話から退出しました。
info-plain-text = このネットワークは暗号化されません。途中でほかの人に読まれる可能性があります。

font-usual = いつものフォント
color-usual = いつもの色
font-sample = このように表示されます。
ignore-fonts = 相手の文字もいつものフォントで表示

emoticon-search = 名前かショートカットで検索
emoticon-none = その名前のものはありません。

invite-title = この会話に招待
invite-search = オンラインの人から検索
invite-nobody = ほかにオンラインの人はいません。

link-title = このリンクを開きますか？
link-warning = 相手から送られたリンクです。ブラウザーで開きます。
link-open = 開く
link-host = 移動先: { $host }
link-look-alike = ご注意ください: この名前には、ほかの文字によく似た文字が含まれています。ご存じのアドレスとは違うかもしれません。
link-coded = ご注意ください: この名前は符号で書かれていて、ほかの文字によく似た文字が隠れているかもしれません。
link-before = ご注意ください: @ の前の部分はアドレスではありません。そう見えるだけです。

ink-not-here = 手書きのメッセージを受信しています…
invited-webcam = { $name } さんが Web カメラを見せようとしました。Papilio はまだ対応していないため、辞退しました。
invited-webcam-request = { $name } さんがあなたの Web カメラを見たいと求めました。Papilio はまだ対応していないため、辞退しました。
invited-call = { $name } さんが通話をかけようとしました。Papilio はまだ対応していないため、辞退しました。
invited-activity = { $name } さんからアクティビティに招待されました。Papilio にはアクティビティがないため、辞退しました。
invited-remote = { $name } さんがプログラムの共有を求めました。Papilio は対応していないため、辞退しました。
invited-photos = { $name } さんが一緒に写真を見ようと誘いました。Papilio はまだ対応していないため、辞退しました。
invited-background = { $name } さんが背景の共有を求めました。Papilio では表示できないため、辞退しました。
invited-other = { $name } さんから、Papilio の知らないものに招待されました。辞退しました。

ink-erase = 消しゴム
ink-undo = 元に戻す
ink-clear = クリア
ink-not-sent = 手書きを送信できませんでした: { $reason }

paste-title = この画像を送りますか？
paste-not-kept = 送信する画像を保存できませんでした: { $reason }

search-words = この会話内を検索
search-count = { $number } / { $count }
search-none = 見つかりません
search-none-loaded = まだ見つかりません。Enter を押すと、さらに前を探します。
search-seeking = さらに前を探しています…
