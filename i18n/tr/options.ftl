options-title = Seçenekler
options-appearance = Görünüm
options-messages = İletiler
options-sounds = Sesler
options-desktop = Masaüstü
options-privacy = Gizlilik
options-connection = Bağlantı
options-keyboard = Klavye
options-about = Hakkında
options-percent = %{ $percent }

options-theme = Tema
theme-system = Otomatik
theme-classic = Klasik
theme-live = Live
theme-night = Gece
options-theme-what = Otomatik, masaüstü koyuysa Gece, değilse Klasik olur.
options-theme-what-contrast = Otomatik, masaüstü daha fazla karşıtlık istiyorsa Yüksek karşıtlık, koyuysa Gece, değilse Klasik olur.
options-scale = Her şeyin boyutu
options-motion = Hareket
options-reduce-motion = Hareketi azalt
options-reduce-motion-what = Titreşimler pencereyi sallamaz, hareketli resimler yerinde durur.

options-language = Dil
language-system = Otomatik
options-language-what = Otomatik, masaüstünün dilidir.

options-conversations = Konuşmalar
options-tabs = Konuşmaları tek pencerede sekmelerle göster
options-attention = Biri yazınca o pencere dikkat çeksin

options-writing = Yazma
options-enter-sends = Enter ile gönder
options-enter-sends-what = Shift+Enter yeni satıra geçer.
options-enter-breaks-what = Ctrl+Enter gönderir, Enter yeni satıra geçer.
options-reading = Okuma
options-show-times = Her iletinin yanında saati göster
options-emoticons = İfadeleri resim olarak göster

options-sounds-on = Sesleri çal
options-volume = Ses düzeyi
options-quiet-when-busy = Meşgulken ses çalma
options-sounds-when = Şu durumlarda ses çal
options-sound-sign-in = oturumum açılınca
options-sound-online = bir kişi çevrimiçi olunca
options-sound-message = biri bana yazınca
options-sound-nudge = biri bana titreşim gönderince
options-sound-mail = e-posta gelince
options-sound-file-done = bir dosya tamamlanınca
options-sound-sent = ileti gönderince
options-sound-ring = biri arayınca
sound-no-server = Hiçbir ses duyulmaz: çalışan bir ses sunucusu (PulseAudio veya PipeWire) yok.
sound-refused = Hiçbir ses duyulmaz: { $reason }
sound-no-system = Papilio bu sistemde henüz ses çalamıyor.

options-toasts = Şu durumlarda ekranın köşesinde bildir
options-toast-online = bir kişi çevrimiçi olunca
options-toast-message = biri bana yazınca veya titreşim gönderince
options-toast-mail = e-posta gelince
options-toast-request = biri beni eklemek isteyince
options-toast-text = Yazılanı göster
options-toast-what = Baktığınız konuşma için ve siz meşgulken asla bildirilmez.
options-toasts-not = Ekranın köşesinde hiçbir şey bildirilemez: { $reason }

options-idle = Bilgisayardan şu kadar uzak kalınca beni boşta göster
options-idle-never = Asla
options-idle-minutes = { $minutes } dk
options-idle-what = Yalnızca çevrimiçiyken: seçtiğiniz durum değişmez. İlk tuşla geri dönersiniz.
options-idle-not = Papilio bilgisayarın başında olup olmadığınızı anlayamıyor: { $reason }
options-tray = Bildirim alanı
options-stay-in-tray = Kişi listesi kapanınca bildirim alanında çalışmayı sürdür
options-tray-not = Bildirim alanı yok: { $reason }
options-start = Başlangıç
options-autostart = Papilio’yu sistemle birlikte başlat
options-autostart-what = İşinizin önüne pencere açmadan başlar.
options-autostart-not = Papilio sistemle birlikte başlatılamıyor: { $reason }

options-playing = Dinlediklerim
options-tell-playing = Çalan müziği kişilerime göster
options-playing-not = Papilio ne çaldığını göremiyor: { $reason }

options-typing = Yazıyor bilgisi
options-tell-typing = Yazdığımı başkaları görebilsin
options-keep = Yazışılanlar
options-keep-always = Hep saklansın
options-keep-days = { $days ->
    [one] 1 gün
   *[other] { $days } gün
}
options-keep-always-what = Yazdığınız ve aldığınız her şey bu bilgisayarda kalır.
options-keep-what = Daha eski olanlar Papilio’nun bir sonraki açılışında silinir. Bu geri alınamaz.
options-who = Bana kim ulaşabilir
options-strangers = Listemde olmayanlar beni görebilsin ve bana yazabilsin
options-strangers-signed-out = Size kimin ulaşabileceğini seçmek için oturum açın.
options-passwords = Parolalar
options-passwords-what = Papilio’nun anımsadığı parolalar masaüstünüzün anahtarlığında durur, asla bir dosyada değil.

options-connection-accounts = Hesaplarınız sunucularına nasıl ulaşıyor
options-connection-open = Değiştir…
options-connection-inside = Papilio’nun içinde
options-connection-signed-out = Oturumunuz açık değil. Oturum açmadan önce sunucuya giden yol, sunucu adının altında seçilebilir.
options-connection-what = Sunucuya giden yol, proxy ve birkaç yerde oturum açıp açamayacağınız.

options-keys-list = Kişi listesinde
options-keys-conversation = Konuşmada
options-keys-tabs = Konuşmalar sekmelerdeyken
options-keys-options = Bu pencerede
key-type = Herhangi bir harf
key-type-what = Kişi bul
key-arrows = ↑ ↓ ← →
key-arrows-what = Listede gez; grupları daralt ve genişlet
key-enter = Enter
key-enter-what = Konuşma aç
key-f2 = F2
key-f2-what = Grubun veya kendinizin adını değiştir
key-delete = Delete
key-delete-what = Kişiyi veya grubu sorarak sil
key-menu = Menu, Shift+F10
key-menu-what = Kişiyle yapılabilecekleri göster
key-tab = Tab, Shift+Tab
key-tab-what = Sonraki veya önceki bölüme geç
key-shift-enter = Shift+Enter
key-shift-enter-what = Yeni satıra geç
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = Önceki gönderdiklerinizi geri getir
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = Kalın, italik, altı çizili
key-ctrl-l = Ctrl+L
key-ctrl-l-what = Titreşim
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = Seçileni kopyala; yapıştır
key-page = Page Up, Down
key-page-what = Daha yukarıyı veya aşağıyı oku
key-ctrl-f = Ctrl+F
key-ctrl-f-what = Konuşmada ara
key-f3 = F3, Shift+F3
key-f3-what = Bulunan sonraki veya önceki yere geç
key-ctrl-w = Ctrl+W
key-ctrl-w-what = Konuşmayı kapat
key-ctrl-tab = Ctrl+Tab, Ctrl+Page Down
key-ctrl-tab-what = Sonraki sekmeyi göster; Shift+Tab veya Page Up ile öncekini
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = Bu numaralı sekmeyi göster
key-ctrl-shift-page = Ctrl+Shift+Page Up, Down
key-ctrl-shift-page-what = Sekmenin yerini değiştir
key-tab-menu-what = Sekmeyle yapılabilecekleri göster
key-escape = Esc
key-escape-what = Açık olanı, sonra pencereyi kapat
key-ctrl-page = Ctrl+Page Up, Down
key-ctrl-page-what = Sayfa değiştir
options-keys-lists = Listelerde, sekmelerde ve metinlerde
key-home = Home, End
key-home-what = İlkine veya sonuncusuna git
key-choice = Enter, Boşluk, ↓
key-choice-what = Açılır listeyi aç; harfler onlarla başlayana gider
key-sides = ← →
key-sides-what = Odaktayken sekmeler arasında gez; Delete birini kapatır
key-read-what = Odaktayken söylenenleri oku; yanlarda bağlantılar vardır

about-version = Sürüm { $version }
about-what = MSN ağı için, bugünün bilgisayarlarına göre bir ileti programı.
about-licence = MIT lisanslı özgür yazılım.
about-drawings = Çizimleri, ifadeleri ve sesleri onun için yapıldı ve herkese aittir (CC0).
about-names = Papilio Microsoft tarafından yapılmadı ve onunla bir ilgisi yoktur.

theme-contrast = Yüksek karşıtlık
options-name-looks = Adlarda Messenger Plus! renklerini ve biçimlerini göster
options-sound-file = Kendi dosyam…
options-sound-pick = Ses seç
options-sound-files = WAV dosyaları
sound-file-not-played = { $file } çalınamıyor, bu yüzden her zamanki sesi duyarsınız. { $why }
sound-file-unreadable = Dosya okunamıyor: { $reason }
sound-file-large = Dosya çok büyük.
sound-file-not-wav = Bu bir WAV dosyası değil ya da dosya bozuk.
sound-file-compressed = Bu dosyadaki ses sıkıştırılmış. Düz (PCM) bir WAV dosyası seçin.
options-without-tray = Son pencere kapanınca bildirim alanı yoksa:
options-without-tray-ask = Sor
options-without-tray-quit = Çık
options-without-tray-stay = Pencereyi küçült ve kal
options-keep-years = { $years ->
    [one] 1 yıl
   *[other] { $years } yıl
}
options-cache = Başkalarının resimleri ve ifadeleri
options-cache-mib = { $mib } MiB
options-cache-what = Bu bilgisayarda bu kadarı saklanır. En uzun süredir görülmeyenler önce silinir; gerekince yeniden alınır.
