options-title = 选项
options-appearance = 外观
options-messages = 消息
options-sounds = 声音
options-desktop = 桌面
options-privacy = 隐私
options-connection = 连接
options-keyboard = 键盘
options-about = 关于
options-percent = { $percent }%

options-theme = 主题
theme-system = 自动
theme-classic = 经典
theme-live = Live
theme-night = 夜间
options-theme-what = 选择“自动”时，桌面为深色则用“夜间”，否则用“经典”。
options-scale = 整体大小
options-motion = 动画
options-reduce-motion = 减少动画
options-reduce-motion-what = 闪屏振动不会抖动窗口，动态图片也会静止。

options-language = 语言
language-system = 自动
options-language-what = 选择“自动”时，使用桌面的语言。

options-conversations = 对话
options-tabs = 在一个窗口的标签页中显示对话
options-attention = 有人发来消息时，让窗口引起注意

options-writing = 书写
options-enter-sends = 按 Enter 发送
options-enter-sends-what = 按 Shift+Enter 换行。
options-enter-breaks-what = 按 Ctrl+Enter 发送，按 Enter 换行。
options-reading = 阅读
options-show-times = 在每条消息旁显示时间
options-emoticons = 把图释显示为图片

options-sounds-on = 播放声音
options-volume = 音量
options-quiet-when-busy = 我忙碌时不播放声音
options-sounds-when = 在以下情况播放声音
options-sound-sign-in = 我登录时
options-sound-online = 联系人联机时
options-sound-message = 有人给我发消息时
options-sound-nudge = 收到闪屏振动时
options-sound-mail = 收到邮件时
options-sound-file-done = 文件传送完成时
options-sound-sent = 我发送消息时
options-sound-ring = 有人呼叫我时
sound-no-server = 听不到声音：没有运行声音服务器（PulseAudio 或 PipeWire）。
sound-refused = 听不到声音：{ $reason }
sound-no-system = Papilio 还不能在此系统上播放声音。

options-toasts = 在以下情况于屏幕角落提示我
options-toast-online = 联系人联机时
options-toast-message = 有人给我发消息或闪屏振动时
options-toast-mail = 收到邮件时
options-toast-request = 有人想加我时
options-toast-text = 显示消息内容
options-toast-what = 你正在看的对话不会提示，忙碌时也不会提示。
options-toasts-not = 无法在屏幕角落提示：{ $reason }

options-idle = 我离开电脑多久后显示为闲置
options-idle-never = 从不
options-idle-minutes = { $minutes } 分钟
options-idle-what = 只在你联机时：你自己选的状态不会变。按任意键就会恢复。
options-idle-not = Papilio 无法得知你是否在电脑前：{ $reason }
options-tray = 通知区域
options-stay-in-tray = 关闭联系人列表后在通知区域继续运行
options-tray-not = 没有通知区域：{ $reason }
options-start = 启动
options-autostart = 随系统启动 Papilio
options-autostart-what = 启动时不会弹出窗口挡住你的工作。
options-autostart-not = 无法随系统启动 Papilio：{ $reason }

options-playing = 我在听的音乐
options-tell-playing = 让联系人看到正在播放的音乐
options-playing-not = Papilio 无法得知正在播放什么：{ $reason }

options-typing = 输入状态
options-tell-typing = 让别人看到我正在输入
options-keep = 对话内容
options-keep-always = 永久保留
options-keep-days = { $days ->
   *[other] { $days } 天
}
options-keep-always-what = 你发送和收到的一切都保留在这台电脑上。
options-keep-what = 更早的内容会在下次启动 Papilio 时删除，无法撤消。
options-who = 谁可以联系我
options-strangers = 不在我列表中的人可以看到我并给我发消息
options-strangers-signed-out = 登录后可以选择谁能联系你。
options-passwords = 密码
options-passwords-what = 你让 Papilio 记住的密码保存在桌面的密钥环中，绝不会写入文件。

options-connection-accounts = 各个帐户如何连接到服务器
options-connection-open = 更改…
options-connection-inside = 在 Papilio 内部
options-connection-signed-out = 你还没有登录。登录之前，可以在服务器名称下方选择连接方式。
options-connection-what = 连接服务器的方式、代理，以及能否在多个地点登录。

options-keys-list = 在联系人列表中
options-keys-conversation = 在对话中
options-keys-tabs = 对话以标签页显示时
options-keys-options = 在这个窗口中
key-type = 任意字母
key-type-what = 查找联系人
key-arrows = ↑ ↓ ← →
key-arrows-what = 在列表中移动；折叠和展开组
key-enter = Enter
key-enter-what = 打开对话
key-f2 = F2
key-f2-what = 重命名组，或更改自己的名称
key-delete = Delete
key-delete-what = 删除联系人或组（会先询问）
key-menu = Menu、Shift+F10
key-menu-what = 显示可对联系人进行的操作
key-tab = Tab、Shift+Tab
key-tab-what = 转到下一部分，或返回
key-shift-enter = Shift+Enter
key-shift-enter-what = 换行
key-ctrl-up = Ctrl+↑、↓
key-ctrl-up-what = 找回之前发送的内容
key-ctrl-b = Ctrl+B、I、U
key-ctrl-b-what = 粗体、斜体、下划线
key-ctrl-l = Ctrl+L
key-ctrl-l-what = 闪屏振动
key-ctrl-c = Ctrl+C、V
key-ctrl-c-what = 复制所选内容；粘贴
key-page = Page Up、Down
key-page-what = 向上或向下阅读
key-ctrl-f = Ctrl+F
key-ctrl-f-what = 在对话中查找
key-f3 = F3、Shift+F3
key-f3-what = 转到下一处找到的内容，或返回
key-ctrl-w = Ctrl+W
key-ctrl-w-what = 关闭对话
key-ctrl-tab = Ctrl+Tab、Ctrl+Page Down
key-ctrl-tab-what = 显示下一个标签页；用 Shift+Tab 或 Page Up 显示上一个
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = 显示此编号的标签页
key-ctrl-shift-page = Ctrl+Shift+Page Up、Down
key-ctrl-shift-page-what = 移动标签页的位置
key-tab-menu-what = 显示可对标签页进行的操作
key-escape = Esc
key-escape-what = 关闭打开的内容，再关闭窗口
key-ctrl-page = Ctrl+Page Up、Down
key-ctrl-page-what = 翻页

about-version = 版本 { $version }
about-what = 适合当今电脑的 MSN 网络信使。
about-licence = 采用 MIT 许可证的自由软件。
about-drawings = 其中的图画、图释和声音专为本程序制作，属于所有人（CC0）。
about-names = Papilio 不是 Microsoft 的产品，也与 Microsoft 无关。

theme-contrast = 高对比度
options-name-looks = 在名称中显示 Messenger Plus! 的颜色和样式
options-sound-file = 自选文件…
options-sound-pick = 选择声音
options-sound-files = WAV 文件
sound-file-not-played = 无法播放 { $file }，所以会播放平常的声音。{ $why }
sound-file-unreadable = 无法读取此文件：{ $reason }
sound-file-large = 文件太大了。
sound-file-not-wav = 这不是 WAV 文件，或者文件已损坏。
sound-file-compressed = 此文件中的声音经过压缩。请选择未压缩的（PCM）WAV 文件。
options-without-tray = 没有通知区域时，关闭最后一个窗口后：
options-without-tray-ask = 询问我
options-without-tray-quit = 退出
options-without-tray-stay = 最小化并保持登录
options-keep-years = { $years ->
   *[other] { $years } 年
}
options-cache = 别人的图片和图释
options-cache-mib = { $mib } MiB
options-cache-what = 这台电脑上最多保留这么多。最久没看过的会先删除，需要时再重新获取。
