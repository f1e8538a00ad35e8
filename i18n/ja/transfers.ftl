transfer-offered = { $name } さんがこのファイルを送ろうとしています。
transfer-connecting = { $name } さんに接続しています…
transfer-waiting = { $name } さんの承諾を待っています…
transfer-progress = { $there } / { $whole } · 毎秒 { $rate } · 残り { $left }
transfer-begun = { $there } / { $whole }
transfer-by-server = (サーバー経由)
transfer-received = { $name } さんから受け取りました。
transfer-sent = { $name } さんに送りました。
transfer-declined-here = このファイルを辞退しました。
transfer-declined-there = { $name } さんがこのファイルを辞退しました。
transfer-cancelled = キャンセルしました。
transfer-cancelled-there = { $name } さんが中止しました。
transfer-failed = 中断されました。
transfer-failed-why = 中断されました: { $why }
transfer-why-refused = 相手のプログラムが受け付けません。
transfer-why-timed_out = 相手からの応答が長い間ありませんでした。
transfer-why-connection = 相手との接続がなくなりました。
transfer-why-wrong_size = 届いたものの大きさが約束と違いました。
transfer-why-protocol = 相手のプログラムから意味の通らないデータが届きました。
transfer-why-not_signed_in = サインアウトしました。
transfer-sum = SHA-256: { $sum }
transfer-accept = 受け取る
transfer-save-as = 名前を付けて保存…
transfer-decline = 辞退
transfer-open-folder = フォルダーを開く
transfer-retry = 再送信
transfer-folder-title = ファイルの保存先

size-bytes = { $n ->
   *[other] { $n } バイト
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
left-seconds = { $n ->
   *[other] { $n } 秒
}
left-minutes = { $n ->
   *[other] { $n } 分
}
left-hours = { $n ->
   *[other] { $n } 時間
}

leave-title = この会話では、まだファイルを送受信しています。
leave-goes-on = ウィンドウを閉じても続きます。進み具合を見るには、会話をもう一度開いてください。
leave-close = 閉じる
