conversation-title = { $names } – 对话
tabs-title = ({ $count }) { $title }
tab-detach = 移到单独的窗口
tab-join = 放回标签页
tab-close = 关闭
tab-close-others = 关闭其他全部
to = 收件人：
people = { $count } 人
says = { $name } 说：
send = 发送
enter-sends = 按 Enter 发送
ctrl-enter-sends = 按 Ctrl+Enter 发送

action-invite = 邀请
action-send-file = 发送文件
action-nudge = 闪屏振动
action-block = 阻止
unblock = 取消阻止
add-to-contacts = 添加到联系人
send-again = 重新发送

nudge-sent = 你刚刚发送了一个闪屏振动。
nudge-received = { $count ->
    [1] { $name } 刚刚给你发来一个闪屏振动！
   *[other] { $name } 给你发来 { $count } 个闪屏振动！
}
nudge-too-soon = 十秒钟振动一次就够啦，请稍后再试。
joined = { $name } 加入了对话。
left = { $name } 离开了对话。
new-messages = { $count ->
   *[other] { $count } 条新消息
}
typing-one = { $name } 正在输入消息。
typing-many = { $names } 正在输入消息。
last-received = 最后一条消息收到于 { $date } { $time }。
written-offline = 你不在时的留言，写于 { $date } { $time }。

delivery-failed = 这条消息没有送达。
delivery-failed-why = 这条消息没有送达：{ $why }
delivery-unknown = 连接中断了，这条消息可能没有送到。
delivery-waits = 对方已脱机。Papilio 会在对方联机后发送这条消息。
delivery-stored = 由服务器保管，等对方登录后送达。

info-reconnecting = 连接中断了，Papilio 正在重试。你现在发送的消息会在恢复后发出。
info-signed-out = 你已注销。要继续这个对话，请重新登录。
info-blocked = 你阻止了 { $name }：对方看不到你的状态，也不能给你发消息。
info-stranger = { $name } 不在你的联系人列表中。
info-offline-kept = { $name } 已脱机或显示为脱机。你写的内容会在对方登录时送达。
info-offline-waits = { $name } 已脱机或显示为脱机。你写的内容会在这里等待，对方联机后发出。
info-alone = 其他人都离开了这个对话。
info-plain-text = 这个网络不加密：途中的其他人可能会读到你写的内容。

font-usual = 常用字体
color-usual = 常用颜色
font-sample = 效果就是这样。
ignore-fonts = 用我的常用字体显示别人的消息

emoticon-search = 按名称或快捷方式搜索
emoticon-none = 没有这个名称的图释。

invite-title = 邀请别人加入这个对话
invite-search = 在联机的人中搜索
invite-nobody = 没有其他人联机。

link-title = 要打开这个链接吗？
link-warning = 这是别人发给你的链接，会在浏览器中打开。
link-open = 打开
link-host = 它通往：{ $host }
link-look-alike = 请小心：这个名称里有和其他字母长得很像的字母，可能不是你熟悉的那个地址。
link-coded = 请小心：这个名称是用编码写的，里面可能藏着和其他字母长得很像的字母。
link-before = 请小心：@ 前面的部分不是地址，只是看起来像。

ink-not-here = 正在接收手写内容…
invited-webcam = { $name } 想让你看摄像头。Papilio 还不支持，已谢绝。
invited-webcam-request = { $name } 想看你的摄像头。Papilio 还不支持，已谢绝。
invited-call = { $name } 想和你通话。Papilio 还不支持，已谢绝。
invited-activity = { $name } 邀请你参加活动。Papilio 没有这类功能，已谢绝。
invited-remote = { $name } 想和你共享程序。Papilio 不支持，已谢绝。
invited-photos = { $name } 想和你一起看照片。Papilio 还不支持，已谢绝。
invited-background = { $name } 想和你共享背景。Papilio 无法显示，已谢绝。
invited-other = { $name } 邀请你做 Papilio 不认识的事，已谢绝。

ink-erase = 橡皮擦
ink-undo = 撤消
ink-clear = 清除
ink-not-sent = 无法发送手写内容：{ $reason }

paste-title = 要发送这张图片吗？
paste-not-kept = 无法保存要发送的图片：{ $reason }

search-words = 在这个对话中查找
search-count = { $number } / { $count }
search-none = 未找到
search-none-loaded = 目前没找到。按 Enter 继续往前找。
search-seeking = 正在往前找…
