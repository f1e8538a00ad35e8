program = Papilio
contacts-title = Papilio – { $name }
today = 今天
yesterday = 昨天
date = { $year }年{ $month }月{ $day }日
time-24 = { $hour }:{ $minute }
time-12 = { $half ->
    [am] 上午
   *[other] 下午
} { $hour }:{ $minute }
cancel = 取消

status-online = 联机
status-busy = 忙碌
status-idle = 闲置
status-brb = 马上回来
status-away = 离开
status-phone = 接听电话
status-lunch = 外出就餐
status-hidden = 显示为脱机
status-offline = 脱机

progress-connecting = 正在连接…
progress-authenticating = 正在验证密码…
progress-syncing = 正在获取联系人…
progress-reconnecting = 正在重试…

signed-out-requested = 你已注销。
signed-out-elsewhere = 你在另一个地点登录，所以这里已注销。
signed-out-server-down = 服务器暂时关闭。请稍后重试。
signed-out-lost = 连接中断了。

no-display = 没有可以打开窗口的显示器。要在终端中试用 Papilio，请运行：papilio-cli --demo
no-window = 无法打开窗口：{ $reason }
folder-in-use = Papilio 已经在运行，使用的文件夹是 { $folder }。请先退出它，或用 --data-dir 指定另一个文件夹。
usage =
    用法：papilio [选项] [链接]

      --demo             在程序内启动一个小网络并登录
      --data-dir DIR     把所有内容保存在此文件夹中
      --hidden           在通知区域中启动；没有通知区域时最小化启动
      --state-file FILE  始终把窗口显示的内容写到这里（用于测试）
      --version          显示版本
      --help             显示此说明

    链接的样子是 msnim:chat?contact=bob@example.com 或 msnim:add?contact=…；如果程序已经在运行，就由它打开链接。
usage-no-path = { $option } 后面需要一个路径。
usage-unknown = { $argument } 既不是选项，也不是指向联系人的链接。请试试 --help。

link-no-calls = 有个链接想呼叫 { $contact }。Papilio 不能通话。

settings-set-aside = 无法读取你的设置，所以新建了一份。旧文件是 { $path }。
settings-unreadable = 无法读取你的设置：{ $reason }
history-set-aside = 无法读取你的历史记录，所以新建了一份。旧文件是 { $path }。
history-newer = 你的历史记录由较新版本的 Papilio 写入，所以这次运行不会保存任何内容。请使用较新的版本。
history-unusable = 无法打开你的历史记录，所以这次运行不会保存任何内容：{ $reason }

save = 保存
close = 关闭
no-browser = 找不到可以打开此页面的程序。
no-mail-program = 找不到可以写邮件的程序。

connection-title = 连接
connection-way = 连接服务器的方式
way-automatic = 自动
way-direct = 仅直接连接
way-gateway = 仅经由网页
connection-proxy = 代理
proxy-system = 使用系统设置
proxy-none = 无
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = 服务器：proxy.example.com
proxy-port-hint = 端口
proxy-user-hint = 用户名（如果需要）
proxy-password-hint = 密码（如果是新的）
proxy-bad-host = 这不是代理的名称。它的样子像 proxy.example.com。
proxy-bad-port = 代理的端口是 1 到 65535 之间的数字。
connection-peers = 文件和图片
peers-automatic = 可行时直接发给对方
peers-ports = 同上，仅用这些端口
peers-ports-hint = 端口：6891-6900
peers-never = 仅通过服务器
peers-bad-ports = 这不是端口。应写成 6891-6900。
connection-several-places = 允许我同时在其他地点登录
connection-next-time = 从下次登录起生效。
