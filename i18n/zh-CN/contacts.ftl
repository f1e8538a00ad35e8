personal-message-hint = 说句话，让大家看到
search-hint = 查找联系人…
add-contact = 添加联系人
list-menu = 列表和程序

group-count = { $name } ({ $online }/{ $total })
group-favorites = 收藏 ({ $online }/{ $total })
group-other = 其他联系人 ({ $online }/{ $total })
group-online = 联机 ({ $count })
group-offline = 脱机 ({ $count })
contact-status = ({ $status })
contact-blocked = 已阻止
contact-mobile = 手机
contact-message = – { $message }
list-empty = 列表里还没有人。
list-nobody-found = 列表中没有人符合“{ $filter }”。

link-online = 已登录 · { $dialect } · { $way }
link-here = 在本机
link-plain = 未加密
link-encrypted = 已加密
link-gateway-plain = 经由网页，未加密
link-gateway-encrypted = 经由网页，已加密

menu-write = 发送消息
menu-file = 发送文件…
menu-mail = 发送邮件…
menu-page = 发送到手机…
menu-card = 联系人卡片…
menu-favorite = 添加到收藏
menu-no-favorite = 从收藏中移除
menu-quiet = 关闭此人的声音
menu-block = 阻止
menu-unblock = 取消阻止
menu-copy-to = 复制到组…
menu-move-to = 移动到组…
menu-remove-from = 从“{ $group }”中移除
menu-remove = 删除联系人…
menu-rename-group = 重命名组
menu-remove-group = 删除组…
menu-new-group = 新建组…
menu-by-group = 按组显示
menu-by-status = 按状态显示
menu-by-both = 按组显示，脱机的分开
menu-sort-online = 联机的在前
menu-sort-status = 有空的在前
menu-sort-name = 按名称排序
menu-rows-compact = 紧凑显示
menu-rows-detailed = 带图片显示
menu-rows-large = 带大图片显示
menu-phones = 我的电话号码…
menu-connection = 连接…
menu-options = 选项…
menu-another-account = 登录其他帐户…
menu-sign-out = 注销
menu-quit = 退出 Papilio

next = 下一步
back = 上一步
later = 以后再说
add-title = 添加联系人
add-who = 你想添加谁？
add-yourself = 这是你自己的地址。
add-known = 此人已经在列表中了。
add-group = 把 { $address } 放到哪个组？
add-no-group = 不分组
add-message-hint = 给对方的留言（可以不填）
add-told = 我们会询问对方，是否允许你看到对方的状态并发送消息。
add-button = 添加
sign-in-again = 重新登录
request-bar = { $name } 添加了你。
request-answer = 回应
request-title = 有人添加了你
request-words = { $name }（{ $address }）把你添加到了联系人列表。
request-what = 允许：对方可以看到你是否联机，并给你发消息。阻止：两者都不行。
request-allow = 允许
request-add = 把对方也加到我的列表
remove-title = 删除联系人
remove-words = 要从列表中删除 { $name }（{ $address }）吗？
remove-block = 删除并阻止
remove-button = 删除
new-group-title = 新建组
new-group-hint = 组的名称
new-group-button = 创建
remove-group-title = 删除组
remove-group-words = 要删除组“{ $name }”吗？其中的联系人会留在列表里。

picture-change = 更改显示图片
picture-title = 显示图片
picture-file = 从文件选择…
picture-files = 图片
picture-paste = 粘贴
picture-nothing-to-paste = 剪贴板上没有图片。
picture-earlier = 以前用过的
picture-drop = 如果没有弹出选择文件的窗口，请把文件拖到这里。
picture-reading = 正在读取图片…
picture-cut-title = 要显示哪一部分？
picture-cut-hint = 拖动图片来移动，滚动滚轮来放大。
picture-use = 使用这张
picture-unknown = 这张图片无法使用。请选择 PNG、JPEG、GIF 或 BMP 文件。
picture-too-large = 图片太大了。请选择不超过 { $side } × { $side } 像素、{ $size } MB 的图片。
picture-broken = 图片已损坏。请另选一张。
picture-unreadable = 无法读取此文件：{ $reason }
picture-no-file = 这不是普通文件
picture-not-kept = 无法保存你的图片，所以只在这次运行中显示：{ $reason }

mail-hint = { $count ->
   *[other] 有 { $count } 封未读邮件。点击打开收件箱。
}
mail-hint-elsewhere = 收件箱中有 { $count } 封未读邮件，其他文件夹中有 { $elsewhere } 封。点击打开收件箱。
mail-new = { $from } 发来新邮件
mail-new-subject = { $from } 发来新邮件：“{ $subject }”
mail-open = 打开

places-count = { $count ->
   *[other] { $count } 个地点
}
places-title = 你在这些地点登录
places-here = 这里
places-here-named = 这里：{ $place }
places-unnamed = 其他地点
places-idle = { $place }（闲置）
places-sign-out = 注销：{ $place }
places-sign-out-all = 注销其他所有地点
places-rename = 为这个地点命名…
places-one-only = 只在一个地点登录
place-title = 为这个地点命名
place-words = 在你登录的其他地点会看到这个名称。
place-hint = 家里、公司、笔记本电脑…

card-title = 联系人卡片
card-gone = 此联系人已不在你的列表中。
card-nickname = 昵称，只有你能看到
card-note = 备注，只有你能看到
card-favorite = 收藏
card-here = 在这台电脑上
card-sound = 播放此人的声音
card-toast = 在屏幕角落提示此人的动态
card-log = 把对话保存在历史记录中
card-groups = 所在组：{ $groups }
card-write = 发消息
card-page = 发到手机
phone-home = 住宅
phone-work = 工作
phone-mobile = 手机
network-communicator = 使用 Office Communicator
network-phone = 使用手机
network-yahoo = 使用 Yahoo! Messenger

phones-title = 我的电话号码
phones-seen = 你的联系人能看到这些号码。
phones-paging = 允许联系人给我的手机发消息
page-title = 发送到手机
page-words = 发到 { $name } 的手机：
page-hint = 一条短消息
page-left = { $count ->
   *[other] 还可以输入 { $count } 个字符
}
page-send = 发送

leave-list-title = 要退出 Papilio 吗？
leave-list-words = 没有可以继续运行的通知区域。要注销并退出，还是最小化窗口并保持登录？
leave-list-always = 以后都这样做
leave-list-stay = 保持登录
leave-list-quit = 退出
