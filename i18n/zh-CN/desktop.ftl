toast-open = 打开
toast-online = 现在联机了
toast-nudge = 给你发了一个闪屏振动
toast-ink = 给你发了一幅手写图画
toast-file = 想给你发送文件：{ $name }
toast-hidden = 给你发了消息
toast-mail = 你有一封邮件
toast-request = 想把你加为联系人

tray-open = 打开 Papilio
tray-status = 状态
tray-sign-out = 注销
tray-quit = 退出
tray-signed-out = 未登录
tray-unread = { $count ->
   *[other] { $count } 条未读消息
}

desktop-no-bus = 桌面没有供程序使用的消息总线。
desktop-no-service = 桌面上没有能做这件事的服务。
desktop-no-system = Papilio 还不能在此系统上做这件事。
desktop-failed = { $reason }
