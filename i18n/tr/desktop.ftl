toast-open = Aç
toast-online = şimdi çevrimiçi
toast-nudge = size titreşim gönderdi
toast-ink = size bir çizim gönderdi
toast-hidden = size yazdı
toast-mail = Size bir e-posta var
toast-request = sizi kişi olarak eklemek istiyor

tray-open = Papilio’yu aç
tray-status = Durum
tray-sign-out = Oturumu kapat
tray-quit = Çık
tray-signed-out = Oturum açılmadı
tray-unread = { $count ->
    [one] 1 okunmamış ileti
   *[other] { $count } okunmamış ileti
}

desktop-no-bus = masaüstünde programlar için bir ileti yolu yok.
desktop-no-service = masaüstünde bunu yapan bir şey yok.
desktop-no-system = Papilio bu sistemde bunu henüz yapamıyor.
desktop-failed = { $reason }

toast-file = size bir dosya göndermek istiyor: { $name }
