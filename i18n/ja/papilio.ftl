program = Papilio
contacts-title = Papilio – { $name }
today = 今日
yesterday = 昨日
date = { $year }年{ $month }月{ $day }日
time-24 = { $hour }:{ $minute }
time-12 = { $half ->
    [am] 午前
   *[other] 午後
} { $hour }:{ $minute }
cancel = キャンセル

status-online = オンライン
status-busy = 取り込み中
status-idle = アイドル
status-brb = 一時退席中
status-away = 退席中
status-phone = 電話中
status-lunch = 昼休み
status-hidden = オフライン表示
status-offline = オフライン

progress-connecting = 接続しています…
progress-authenticating = パスワードを確認しています…
progress-syncing = メンバーを取得しています…
progress-reconnecting = 再接続しています…

signed-out-requested = サインアウトしました。
signed-out-elsewhere = 別の場所でサインインしたため、ここはサインアウトされました。
signed-out-server-down = サーバーがしばらく停止します。あとでもう一度お試しください。
signed-out-lost = 接続が切れました。

no-display = ウィンドウを開く画面がありません。端末で Papilio を試すには、次を実行してください: papilio-cli --demo
no-window = ウィンドウを開けませんでした: { $reason }
folder-in-use = Papilio はすでに動いています (フォルダー: { $folder })。先に終了するか、--data-dir で別のフォルダーを指定してください。
usage =
    使い方: papilio [オプション] [リンク]

      --demo             プログラム内に小さなネットワークを作ってサインインする
      --data-dir DIR     すべてをこのフォルダーに保存する
      --hidden           通知領域で起動する (なければ最小化して起動する)
      --state-file FILE  ウィンドウの表示内容を常にここに書く (テスト用)
      --version          バージョンを表示する
      --help             この説明を表示する

    リンクは msnim:chat?contact=bob@example.com や msnim:add?contact=… のような形です。すでに動いていれば、そちらでリンクを開きます。
usage-no-path = { $option } の後にはパスが必要です。
usage-unknown = { $argument } はオプションでもメンバーへのリンクでもありません。--help をお試しください。

link-no-calls = リンクが { $contact } さんを呼び出そうとしています。Papilio では通話はできません。

settings-set-aside = 設定を読み込めなかったため、新しく作り直しました。古いファイル: { $path }
settings-unreadable = 設定を読み込めません: { $reason }
history-set-aside = 履歴を読み込めなかったため、新しく作り直しました。古いファイル: { $path }
history-newer = 履歴は新しいバージョンの Papilio で書かれているため、今回は何も保存されません。新しいバージョンをお使いください。
history-unusable = 履歴を開けないため、今回は何も保存されません: { $reason }

save = 保存
close = 閉じる
no-browser = このページを開くプログラムが見つかりませんでした。
no-mail-program = メールを書くプログラムが見つかりませんでした。

connection-title = 接続
connection-way = サーバーへの経路
way-automatic = 自動
way-direct = 直接接続のみ
way-gateway = Web 経由のみ
connection-proxy = プロキシ
proxy-system = システムの設定に従う
proxy-none = なし
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = サーバー: proxy.example.com
proxy-port-hint = ポート
proxy-user-hint = 名前 (必要な場合)
proxy-password-hint = パスワード (新しい場合)
proxy-bad-host = プロキシの名前として正しくありません。proxy.example.com のような形です。
proxy-bad-port = プロキシのポートは 1 から 65535 までの数です。
connection-peers = ファイルと画像
peers-automatic = できれば相手に直接
peers-ports = 同じく、このポートだけで
peers-ports-hint = ポート: 6891-6900
peers-never = サーバー経由のみ
peers-bad-ports = これはポートではありません。6891-6900 のように書きます。
connection-several-places = 別の場所でも同時にサインインできるようにする
connection-next-time = 次のサインインから有効になります。
