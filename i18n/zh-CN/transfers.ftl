transfer-offered = { $name } 想给你发送这个文件。
transfer-connecting = 正在连接 { $name }…
transfer-waiting = 正在等待 { $name } 接受…
transfer-progress = { $there } / { $whole } · 每秒 { $rate } · 剩余 { $left }
transfer-begun = { $there } / { $whole }
transfer-by-server = （经由服务器）
transfer-received = 已从 { $name } 接收。
transfer-sent = 已发送给 { $name }。
transfer-declined-here = 你谢绝了这个文件。
transfer-declined-there = { $name } 谢绝了这个文件。
transfer-cancelled = 已取消。
transfer-cancelled-there = { $name } 停止了传送。
transfer-failed = 传送中断。
transfer-failed-why = 传送中断：{ $why }
transfer-why-refused = 对方的程序不接收。
transfer-why-timed_out = 对方太久没有响应。
transfer-why-connection = 与对方的连接断开了。
transfer-why-wrong_size = 收到的长度与约定不符。
transfer-why-protocol = 对方的程序发来了无法理解的内容。
transfer-why-not_signed_in = 你已注销。
transfer-sum = SHA-256: { $sum }
transfer-accept = 接受
transfer-save-as = 另存为…
transfer-decline = 谢绝
transfer-open-folder = 打开文件夹
transfer-retry = 重新发送
transfer-folder-title = 文件另存为

size-bytes = { $n ->
   *[other] { $n } 字节
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
left-seconds = { $n ->
   *[other] { $n } 秒
}
left-minutes = { $n ->
   *[other] { $n } 分钟
}
left-hours = { $n ->
   *[other] { $n } 小时
}

leave-title = 这里还有文件正在传送。
leave-goes-on = 关闭窗口后会继续传送。重新打开对话可以查看进度。
leave-close = 关闭
