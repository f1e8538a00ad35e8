personal-message-hint = Kısa bir ileti paylaşın
search-hint = Kişi bul…
add-contact = Kişi ekle
list-menu = Liste ve program

group-count = { $name } ({ $online }/{ $total })
group-favorites = Sık Kullanılanlar ({ $online }/{ $total })
group-other = Diğer kişiler ({ $online }/{ $total })
group-online = Çevrimiçi ({ $count })
group-offline = Çevrimdışı ({ $count })
contact-status = ({ $status })
contact-blocked = Engellendi
contact-mobile = Cep telefonu
contact-message = – { $message }
list-empty = Listenizde henüz kimse yok.
list-nobody-found = Listenizde “{ $filter }” ile eşleşen kimse yok.

link-online = Oturum açık · { $dialect } · { $way }
link-here = bu bilgisayarda
link-plain = şifresiz
link-encrypted = şifreli
link-gateway-plain = web üzerinden, şifresiz
link-gateway-encrypted = web üzerinden, şifreli

menu-write = İleti gönder
menu-file = Dosya gönder…
menu-mail = E-posta gönder…
menu-page = Cep telefonuna gönder…
menu-card = Kişi kartı…
menu-favorite = Sık kullanılanlara ekle
menu-no-favorite = Sık kullanılandan çıkar
menu-quiet = Bu kişiden ses çalma
menu-block = Engelle
menu-unblock = Engeli kaldır
menu-copy-to = Gruba kopyala…
menu-move-to = Gruba taşı…
menu-remove-from = Gruptan çıkar: { $group }
menu-remove = Kişiyi sil…
menu-rename-group = Grubu yeniden adlandır
menu-remove-group = Grubu sil…
menu-new-group = Yeni grup…
menu-by-group = Gruplara göre
menu-by-status = Duruma göre
menu-by-both = Grup, çevrimdışı ayrı
menu-sort-online = Önce çevrimiçi olanlar
menu-sort-status = Önce uygun olanlar
menu-sort-name = Ada göre
menu-rows-compact = Küçük satırlar
menu-rows-detailed = Resimli satırlar
menu-rows-large = Büyük resimli satırlar
menu-phones = Telefonlarınız…
menu-connection = Bağlantı…
menu-options = Seçenekler…
menu-another-account = Başka hesapla oturum aç…
menu-sign-out = Oturumu kapat
menu-quit = Papilio’dan çık

next = İleri
back = Geri
later = Daha sonra
add-title = Kişi ekle
add-who = Kimi eklemek istersiniz?
add-yourself = Bu sizin kendi adresiniz.
add-known = Bu kişi zaten listenizde.
add-group = { $address } hangi grupta olsun?
add-no-group = Grup yok
add-message-hint = İsterseniz ona bir ileti
add-told = Kendisine, onu görüp ona yazmanıza izin verip vermediği sorulur.
add-button = Ekle
sign-in-again = Yeniden oturum aç
request-bar = { $name } sizi ekledi.
request-answer = Yanıtla
request-title = Biri sizi ekledi
request-words = { $name } ({ $address }) sizi kişi listesine ekledi.
request-what = İzin ver: çevrimiçi olduğunuzu görür ve size yazabilir. Engelle: ikisi de olmaz.
request-allow = İzin ver
request-add = Onu listeme ekle
remove-title = Kişiyi sil
remove-words = { $name } ({ $address }) listenizden silinsin mi?
remove-block = Sil ve engelle
remove-button = Sil
new-group-title = Yeni grup
new-group-hint = Grubun adı
new-group-button = Oluştur
remove-group-title = Grubu sil
remove-group-words = { $name } grubu silinsin mi? Gruptaki kişiler listenizde kalır.

picture-change = Resminizi değiştirin
picture-title = Resminiz
picture-file = Dosyadan…
picture-files = Resimler
picture-paste = Yapıştır
picture-nothing-to-paste = Panoda resim yok.
picture-earlier = Önce seçilenler
picture-drop = Dosya seçme penceresi açılmazsa dosyayı buraya bırakın.
picture-reading = Resim okunuyor…
picture-cut-title = Hangi bölümü görünsün?
picture-cut-hint = Resmi sürükleyin. Fare tekerleği büyütür.
picture-use = Bunu kullan
picture-unknown = Bu, kullanılabilecek bir resim değil. PNG, JPEG, GIF veya BMP dosyası seçin.
picture-too-large = Bu resim çok büyük. En fazla { $side } × { $side } piksel ve { $size } MB olan birini seçin.
picture-broken = Bu resim bozuk. Başka birini seçin.
picture-unreadable = Bu dosya okunamıyor: { $reason }
picture-no-file = sıradan bir dosya değil
picture-not-kept = Resminiz kaydedilemedi, bu yüzden program kapanınca kaybolur: { $reason }

mail-hint = { $count ->
    [one] 1 okunmamış e-posta. Gelen kutunuzu açmak için tıklayın.
   *[other] { $count } okunmamış e-posta. Gelen kutunuzu açmak için tıklayın.
}
mail-hint-elsewhere = Gelen kutunuzda { $count }, diğer klasörlerde { $elsewhere } okunmamış e-posta var. Gelen kutunuzu açmak için tıklayın.
mail-new = Yeni e-posta: { $from }
mail-new-subject = Yeni e-posta: { $from }, “{ $subject }”
mail-open = Aç

places-count = { $count ->
    [one] 1 yer
   *[other] { $count } yer
}
places-title = Oturumunuzun açık olduğu yerler
places-here = Burada
places-here-named = Burada: { $place }
places-unnamed = başka bir yer
places-idle = { $place } (boşta)
places-sign-out = Oturumu kapat: { $place }
places-sign-out-all = Diğer her yerde oturumu kapat
places-rename = Bu yere ad ver…
places-one-only = Yalnızca tek yerde oturum aç
place-title = Bu yere ad verin
place-words = Diğer yerleriniz burayı böyle görür.
place-hint = Ev, iş, dizüstü…

card-title = Kişi kartı
card-gone = Bu kişi artık listenizde değil.
card-nickname = Takma ad, yalnızca siz görürsünüz
card-note = Not, yalnızca siz görürsünüz
card-favorite = Sık kullanılan
card-here = Bu bilgisayarda
card-sound = Bu kişinin yaptıkları ses çalsın
card-toast = Yaptıkları ekranın köşesinde bildirilsin
card-log = Yazışılanlar geçmişte saklansın
card-groups = Gruplar: { $groups }
card-write = İleti
card-page = Cep telefonuna
phone-home = Ev
phone-work = İş
phone-mobile = Cep
network-communicator = Office Communicator kullanıyor
network-phone = Cep telefonu kullanıyor
network-yahoo = Yahoo! Messenger kullanıyor

phones-title = Telefon numaralarınız
phones-seen = Kişileriniz bu numaraları görür.
phones-paging = Kişiler cep telefonuma ileti gönderebilsin
page-title = Cep telefonuna gönder
page-words = Şu kişinin cep telefonuna: { $name }
page-hint = Kısa bir ileti
page-left = { $count ->
    [one] 1 karakterlik yer kaldı
   *[other] { $count } karakterlik yer kaldı
}
page-send = Gönder

leave-list-title = Papilio’dan çıkılsın mı?
leave-list-words = Çalışmayı sürdürecek bir bildirim alanı yok. Oturum kapatılıp çıkılsın mı, yoksa pencere küçültülüp oturum açık mı kalsın?
leave-list-always = Her zaman böyle yap
leave-list-stay = Kal
leave-list-quit = Çık
