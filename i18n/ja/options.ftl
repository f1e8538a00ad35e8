options-title = オプション
options-appearance = 表示
options-messages = メッセージ
options-sounds = サウンド
options-desktop = デスクトップ
options-privacy = プライバシー
options-connection = 接続
options-keyboard = キーボード
options-about = バージョン情報
options-percent = { $percent }%

options-theme = テーマ
theme-system = 自動
theme-classic = クラシック
theme-live = ライブ
theme-night = ナイト
options-theme-what = 「自動」では、デスクトップが暗いときはナイト、それ以外はクラシックになります。
options-scale = 全体の大きさ
options-motion = 動き
options-reduce-motion = 動きを減らす
options-reduce-motion-what = シェイクでウィンドウが揺れず、動く画像も止まります。

options-language = 言語
language-system = 自動
options-language-what = 「自動」では、デスクトップの言語になります。

options-conversations = 会話
options-tabs = 会話を 1 つのウィンドウのタブに表示する
options-attention = メッセージが届いたらウィンドウを目立たせる

options-writing = 入力
options-enter-sends = Enter で送信
options-enter-sends-what = Shift+Enter で改行します。
options-enter-breaks-what = Ctrl+Enter で送信、Enter で改行します。
options-reading = 表示
options-show-times = メッセージごとに時刻を表示
options-emoticons = 絵文字を画像で表示

options-sounds-on = 音を鳴らす
options-volume = 音量
options-quiet-when-busy = 取り込み中は鳴らさない
options-sounds-when = 音を鳴らすとき
options-sound-sign-in = サインインしたとき
options-sound-online = メンバーがオンラインになったとき
options-sound-message = メッセージが届いたとき
options-sound-nudge = シェイクが届いたとき
options-sound-mail = メールが届いたとき
options-sound-file-done = ファイルの送受信が終わったとき
options-sound-sent = メッセージを送ったとき
options-sound-ring = 着信があったとき
sound-no-server = 音を鳴らせません: サウンド サーバー (PulseAudio または PipeWire) が動いていません。
sound-refused = 音を鳴らせません: { $reason }
sound-no-system = Papilio はこのシステムではまだ音を鳴らせません。

options-toasts = 画面の隅で知らせるとき
options-toast-online = メンバーがオンラインになったとき
options-toast-message = メッセージかシェイクが届いたとき
options-toast-mail = メールが届いたとき
options-toast-request = 追加の申し込みがあったとき
options-toast-text = メッセージの内容を表示する
options-toast-what = 見ている会話のことは知らせません。取り込み中も知らせません。
options-toasts-not = 画面の隅で知らせることができません: { $reason }

options-idle = 席を離れてからアイドルにするまでの時間
options-idle-never = しない
options-idle-minutes = { $minutes } 分
options-idle-what = オンラインのときだけです。自分で選んだ状態は変わりません。キーを押すと元に戻ります。
options-idle-not = コンピューターの前にいるかどうか、Papilio にはわかりません: { $reason }
options-tray = 通知領域
options-stay-in-tray = メンバーリストを閉じても通知領域で動かし続ける
options-tray-not = 通知領域がありません: { $reason }
options-start = 起動
options-autostart = システムと一緒に Papilio を起動する
options-autostart-what = 作業の邪魔にならないよう、ウィンドウを出さずに起動します。
options-autostart-not = システムと一緒に Papilio を起動できません: { $reason }

options-playing = 再生中の音楽
options-tell-playing = 再生中の音楽をメンバーに見せる
options-playing-not = 何を再生中なのか、Papilio にはわかりません: { $reason }

options-typing = 入力中の通知
options-tell-typing = 入力中であることを相手に知らせる
options-keep = 会話の記録
options-keep-always = ずっと残す
options-keep-days = { $days ->
   *[other] { $days } 日
}
options-keep-always-what = 送受信したものはすべてこのコンピューターに残ります。
options-keep-what = これより古いものは次に Papilio を起動したときに削除されます。元には戻せません。
options-who = 連絡できる人
options-strangers = リストにいない人にも、状態の表示とメッセージの送信を許可する
options-strangers-signed-out = 連絡できる人を選ぶには、サインインしてください。
options-passwords = パスワード
options-passwords-what = Papilio に記憶させたパスワードはデスクトップのキーリングに入り、ファイルには保存されません。

options-connection-accounts = アカウントごとのサーバーへの接続方法
options-connection-open = 変更…
options-connection-inside = Papilio の中
options-connection-signed-out = サインインしていません。サインイン前は、サーバー名の下で接続方法を選べます。
options-connection-what = サーバーへの経路、プロキシ、複数の場所でサインインできるかどうかを決めます。

options-keys-list = メンバーリスト
options-keys-conversation = 会話
options-keys-tabs = 会話がタブのとき
options-keys-options = このウィンドウ
key-type = 文字キー
key-type-what = メンバーを検索
key-arrows = ↑ ↓ ← →
key-arrows-what = リスト内を移動、グループを開閉
key-enter = Enter
key-enter-what = 会話を開く
key-f2 = F2
key-f2-what = グループ名や自分の名前を変更
key-delete = Delete
key-delete-what = メンバーやグループを削除 (確認あり)
key-menu = Menu、Shift+F10
key-menu-what = メンバーへの操作を表示
key-tab = Tab、Shift+Tab
key-tab-what = 次の部分へ、または前へ
key-shift-enter = Shift+Enter
key-shift-enter-what = 改行
key-ctrl-up = Ctrl+↑、↓
key-ctrl-up-what = 前に送った文を呼び出す
key-ctrl-b = Ctrl+B、I、U
key-ctrl-b-what = 太字、斜体、下線
key-ctrl-l = Ctrl+L
key-ctrl-l-what = シェイク
key-ctrl-c = Ctrl+C、V
key-ctrl-c-what = 選択部分をコピー、貼り付け
key-page = Page Up、Down
key-page-what = 上や下へ読み進める
key-ctrl-f = Ctrl+F
key-ctrl-f-what = 会話内を検索
key-f3 = F3、Shift+F3
key-f3-what = 次に見つかった場所へ、または前へ
key-ctrl-w = Ctrl+W
key-ctrl-w-what = 会話を閉じる
key-ctrl-tab = Ctrl+Tab、Ctrl+Page Down
key-ctrl-tab-what = 次のタブを表示、Shift+Tab か Page Up で前のタブ
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = この番号のタブを表示
key-ctrl-shift-page = Ctrl+Shift+Page Up、Down
key-ctrl-shift-page-what = タブの位置を動かす
key-tab-menu-what = タブへの操作を表示
key-escape = Esc
key-escape-what = 開いているもの、次にウィンドウを閉じる
key-ctrl-page = Ctrl+Page Up、Down
key-ctrl-page-what = ページを切り替え

about-version = バージョン { $version }
about-what = MSN ネットワークのための、今のコンピューターで動くメッセンジャー。
about-licence = MIT ライセンスのフリーソフトウェアです。
about-drawings = 絵、絵文字、サウンドはこのプログラムのために作られ、誰でも自由に使えます (CC0)。
about-names = Papilio は Microsoft の製品ではなく、Microsoft とは関係ありません。

theme-contrast = ハイコントラスト
options-name-looks = 名前に Messenger Plus! の色と書式を表示
options-sound-file = 自分のファイル…
options-sound-pick = サウンドを選択
options-sound-files = WAV ファイル
sound-file-not-played = { $file } を再生できないため、いつもの音を鳴らします。{ $why }
sound-file-unreadable = ファイルを読み込めません: { $reason }
sound-file-large = ファイルが大きすぎます。
sound-file-not-wav = WAV ファイルではないか、壊れています。
sound-file-compressed = このファイルの音は圧縮されています。圧縮なし (PCM) の WAV ファイルを選んでください。
options-without-tray = 通知領域がないとき、最後のウィンドウを閉じたら:
options-without-tray-ask = 確認する
options-without-tray-quit = 終了する
options-without-tray-stay = 最小化して続ける
options-keep-years = { $years ->
   *[other] { $years } 年
}
options-cache = 相手の画像と絵文字
options-cache-mib = { $mib } MiB
options-cache-what = この量までこのコンピューターに残します。長い間見ていないものから消え、必要になればまた取得します。
