transfer-offered = { $name } size bu dosyayı göndermek istiyor.
transfer-connecting = Bağlanılıyor: { $name }…
transfer-waiting = Kabul etmesi bekleniyor: { $name }…
transfer-progress = { $there } / { $whole } · saniyede { $rate } · kalan: { $left }
transfer-begun = { $there } / { $whole }
transfer-by-server = (sunucu üzerinden)
transfer-received = Alındı, gönderen: { $name }.
transfer-sent = Gönderildi, alan: { $name }.
transfer-declined-here = Bu dosyayı geri çevirdiniz.
transfer-declined-there = { $name } bu dosyayı geri çevirdi.
transfer-cancelled = İptal edildi.
transfer-cancelled-there = { $name } durdurdu.
transfer-failed = Aktarım yarıda kaldı.
transfer-failed-why = Aktarım yarıda kaldı: { $why }
transfer-why-refused = karşıdaki program kabul etmiyor.
transfer-why-timed_out = karşıdan çok uzun süredir ses çıkmadı.
transfer-why-connection = karşı tarafla bağlantı kalmadı.
transfer-why-wrong_size = gelenin uzunluğu kararlaştırılandan farklıydı.
transfer-why-protocol = karşıdaki program anlamsız bir şey gönderdi.
transfer-why-not_signed_in = oturumunuz kapandı.
transfer-sum = SHA-256: { $sum }
transfer-accept = Kabul et
transfer-save-as = Farklı kaydet…
transfer-decline = Geri çevir
transfer-open-folder = Klasörü aç
transfer-retry = Yeniden gönder
transfer-folder-title = Dosyayı farklı kaydet

size-bytes = { $n ->
    [one] { $n } bayt
   *[other] { $n } bayt
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
left-seconds = { $n ->
    [one] { $n } saniye
   *[other] { $n } saniye
}
left-minutes = { $n ->
    [one] { $n } dakika
   *[other] { $n } dakika
}
left-hours = { $n ->
    [one] { $n } saat
   *[other] { $n } saat
}

leave-title = Bir dosya hâlâ buraya geliyor.
leave-goes-on = Pencereyi kapattığınızda sürer. Ne kadar geldiğini görmek için konuşmayı yeniden açın.
leave-close = Kapat
