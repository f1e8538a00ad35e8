conversation-title = { $names } – Konuşma
tabs-title = ({ $count }) { $title }
tab-detach = Ayrı pencereye taşı
tab-join = Sekmelere geri getir
tab-close = Kapat
tab-close-others = Diğerlerini kapat
to = Kime:
people = { $count } kişi
says = { $name } diyor ki:
send = Gönder
enter-sends = Enter gönderir
ctrl-enter-sends = Ctrl+Enter gönderir

action-invite = Davet et
action-send-file = Dosya gönder
action-nudge = Titreşim
action-block = Engelle
unblock = Engeli kaldır
add-to-contacts = Kişilere ekle
send-again = Yeniden gönder

nudge-sent = Az önce bir titreşim gönderdiniz.
nudge-received = { $count ->
    [one] { $name } az önce size bir titreşim gönderdi!
   *[other] { $name } size { $count } titreşim gönderdi!
}
nudge-too-soon = On saniyede bir titreşim yeter. Birazdan yeniden deneyin.
joined = { $name } konuşmaya katıldı.
left = { $name } konuşmadan ayrıldı.
new-messages = { $count ->
    [one] 1 yeni ileti
   *[other] { $count } yeni ileti
}
typing-one = { $name } ileti yazıyor.
typing-many = İleti yazanlar: { $names }.
last-received = Son ileti alındı: { $date }, { $time }.
written-offline = Siz yokken yazıldı: { $date }, { $time }.

delivery-failed = Bu ileti ulaşmadı.
delivery-failed-why = Bu ileti ulaşmadı: { $why }
delivery-unknown = Bağlantı koptu; bu ileti ulaşmamış olabilir.
delivery-waits = Kişi çevrimdışı. Çevrimiçi olduğunda Papilio bu iletiyi gönderecek.
delivery-stored = Kişi oturum açana kadar sunucuda bekler.

info-reconnecting = Bağlantı koptu. Papilio yeniden deniyor; şimdi gönderdikleriniz bağlantı gelince gider.
info-signed-out = Oturumunuz kapalı. Bu konuşmayı sürdürmek için yeniden oturum açın.
info-blocked = Engellediğiniz kişi: { $name }. Sizi göremez ve size yazamaz.
info-stranger = { $name } kişi listenizde değil.
info-offline-kept = { $name } çevrimdışı veya öyle görünüyor. Yazdıklarınız oturum açtığında ulaşır.
info-offline-waits = { $name } çevrimdışı veya öyle görünüyor. Yazdıklarınız burada bekler, çevrimiçi olduğunda gönderilir.
info-alone = Herkes bu konuşmadan ayrıldı.
info-plain-text = Bu ağ şifreleme kullanmıyor: yoldaki başkaları yazdıklarınızı okuyabilir.

font-usual = Her zamanki yazı tipi
color-usual = Her zamanki renk
font-sample = Böyle görünür.
ignore-fonts = Başkalarının yazdıklarını benim yazı tipimle göster

emoticon-search = Ad veya kısayolla ara
emoticon-none = Bu adda bir ifade yok.

invite-title = Bu konuşmaya birini davet edin
invite-search = Çevrimiçi olanlarda ara
invite-nobody = Başka çevrimiçi kimse yok.

link-title = Bu bağlantı açılsın mı?
link-warning = Size gönderildi ve tarayıcınızda açılır.
link-open = Aç
link-host = Gideceği yer: { $host }
link-look-alike = Dikkat: bu adda başka harflere benzeyen harfler var. Bildiğiniz adres olmayabilir.
link-coded = Dikkat: bu ad kodla yazılmış; ardında başka harflere benzeyen harfler olabilir.
link-before = Dikkat: @ işaretinden önceki kısım bir adres değil. Yalnızca öyle görünüyor.

ink-not-here = Elle çizilmiş bir şey yolda…
invited-webcam = { $name } size kamerasını göstermek istedi. Papilio bunu henüz yapamıyor, geri çevirdi.
invited-webcam-request = { $name } kameranızı görmek istedi. Papilio bunu henüz yapamıyor, geri çevirdi.
invited-call = { $name } sizi aramak istedi. Papilio bunu henüz yapamıyor, geri çevirdi.
invited-activity = { $name } sizi bir etkinliğe davet etti. Papilio’da etkinlik yok, geri çevirdi.
invited-remote = { $name } sizinle program paylaşmak istedi. Papilio bunu yapamıyor, geri çevirdi.
invited-photos = { $name } sizinle fotoğraflara bakmak istedi. Papilio bunu henüz yapamıyor, geri çevirdi.
invited-background = { $name } bir arka plan paylaşmak istedi. Papilio bunu gösteremiyor, geri çevirdi.
invited-other = { $name } sizi Papilio’nun bilmediği bir şeye davet etti. Davet geri çevrildi.

ink-erase = Silgi
ink-undo = Geri al
ink-clear = Temizle
ink-not-sent = Çiziminiz gönderilemedi: { $reason }

paste-title = Bu resim gönderilsin mi?
paste-not-kept = Resim gönderilmek üzere kaydedilemedi: { $reason }

search-words = Bu konuşmada bul
search-count = { $number } / { $count }
search-none = Bulunamadı
search-none-loaded = Şimdilik bulunamadı. Daha geriye bakmak için Enter’a basın.
search-seeking = Daha geriye bakılıyor…
