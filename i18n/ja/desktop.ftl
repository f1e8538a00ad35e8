toast-open = 開く
toast-online = オンラインになりました
toast-nudge = シェイクを送ってきました
toast-ink = 手書きを送ってきました
toast-file = ファイル { $name } を送ろうとしています
toast-hidden = メッセージを送ってきました
toast-mail = メールが届きました
toast-request = あなたをメンバーに追加したいそうです

tray-open = Papilio を開く
tray-status = 状態
tray-sign-out = サインアウト
tray-quit = 終了
tray-signed-out = サインインしていません
tray-unread = { $count ->
   *[other] 未読メッセージ { $count } 件
}

desktop-no-bus = デスクトップに、プログラム用のメッセージ バスがありません。
desktop-no-service = デスクトップに、それを行うものがありません。
desktop-no-system = Papilio はこのシステムではまだ対応していません。
desktop-failed = { $reason }
