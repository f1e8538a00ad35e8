program = Papilio
contacts-title = Papilio – { $name }
today = Bugün
yesterday = Dün
date = { $day } { $month ->
    [1] Ocak
    [2] Şubat
    [3] Mart
    [4] Nisan
    [5] Mayıs
    [6] Haziran
    [7] Temmuz
    [8] Ağustos
    [9] Eylül
    [10] Ekim
    [11] Kasım
   *[12] Aralık
} { $year }
time-24 = { $hour }:{ $minute }
time-12 = { $half ->
    [am] ÖÖ
   *[other] ÖS
} { $hour }:{ $minute }
cancel = İptal

status-online = Çevrimiçi
status-busy = Meşgul
status-idle = Boşta
status-brb = Hemen dönecek
status-away = Dışarıda
status-phone = Telefonda
status-lunch = Yemekte
status-hidden = Çevrimdışı görün
status-offline = Çevrimdışı

progress-connecting = Bağlanılıyor…
progress-authenticating = Parolanıza bakılıyor…
progress-syncing = Kişileriniz alınıyor…
progress-reconnecting = Yeniden deneniyor…

signed-out-requested = Oturumunuz kapatıldı.
signed-out-elsewhere = Başka bir yerde oturum açtığınız için buradaki oturumunuz kapatıldı.
signed-out-server-down = Sunucu bir süreliğine kapanıyor. Daha sonra yeniden deneyin.
signed-out-lost = Bağlantı koptu.

no-display = Pencere açılacak bir ekran yok. Papilio’yu uçbirimde denemek için şunu çalıştırın: papilio-cli --demo
no-window = Pencere açılamadı: { $reason }
folder-in-use = Papilio zaten çalışıyor, klasörü { $folder }. Önce onu kapatın veya --data-dir ile başka bir klasör verin.
usage =
    Kullanım: papilio [OPTIONS] [LINK]

      --demo             programın içinde küçük bir ağ başlat ve oturum aç
      --data-dir DIR     her şeyi bu klasörde tut
      --hidden           bildirim alanında başla, orası yoksa simge durumunda
      --state-file FILE  pencerelerin gösterdiklerini hep oraya yaz (testler için)
      --version          hangi sürüm olduğunu söyle
      --help             bunu söyle

    Bağlantı şöyle görünür: msnim:chat?contact=bob@example.com veya msnim:add?contact=…; program zaten çalışıyorsa bağlantıyı o açar.
usage-no-path = { $option } seçeneğinden sonra bir yol gerekir.
usage-unknown = { $argument } bir seçenek veya kişi bağlantısı değil. --help deneyin.

link-no-calls = Bir bağlantı şu kişiyi aramak istiyor: { $contact }. Papilio arama yapamaz.

settings-set-aside = Ayarlarınız okunamadı, bu yüzden yenilerine başlandı. Eski dosya: { $path }
settings-unreadable = Ayarlarınız okunamıyor: { $reason }
history-set-aside = Geçmişiniz okunamadı, bu yüzden yenisine başlandı. Eski dosya: { $path }
history-newer = Geçmişinizi Papilio’nun daha yeni bir sürümü yazmış, bu yüzden program kapanana kadar hiçbir şey saklanmaz. Yeni sürümü kullanın.
history-unusable = Geçmişiniz açılamıyor, bu yüzden program kapanana kadar hiçbir şey saklanmaz: { $reason }

save = Kaydet
close = Kapat
no-browser = Bu sayfayı açacak bir program bulunamadı.
no-mail-program = E-posta yazacak bir program bulunamadı.

connection-title = Bağlantı
connection-way = Sunucuya giden yol
way-automatic = Otomatik
way-direct = Yalnızca doğrudan
way-gateway = Yalnızca web üzerinden
connection-proxy = Proxy
proxy-system = Sistemdeki gibi
proxy-none = Yok
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = Sunucu: proxy.example.com
proxy-port-hint = Port
proxy-user-hint = Ad, isterse
proxy-password-hint = Parola, yeniyse
proxy-bad-host = Bu bir proxy adı değil. Şuna benzer: proxy.example.com.
proxy-bad-port = Proxy portu 1 ile 65535 arasında bir sayıdır.
connection-peers = Dosyalar ve resimler
peers-automatic = Olabildiğinde doğrudan karşıdakine
peers-ports = Aynısı, yalnızca bu bağlantı noktalarıyla
peers-ports-hint = Bağlantı noktaları: 6891-6900
peers-never = Yalnızca sunucu üzerinden
peers-bad-ports = Bunlar bağlantı noktası değil. 6891-6900 gibi yazılırlar.
connection-several-places = Başka yerlerde de oturumum açık olabilsin
connection-next-time = Bir sonraki oturum açışınızda kullanılır.
