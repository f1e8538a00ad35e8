transfer-offered = { $name } quer enviar este arquivo a você.
transfer-connecting = Conectando com { $name }…
transfer-waiting = Esperando { $name } aceitar…
transfer-progress = { $there } de { $whole } · { $rate } por segundo · tempo restante: { $left }
transfer-begun = { $there } de { $whole }
transfer-by-server = (pelo servidor)
transfer-received = Recebido de { $name }.
transfer-sent = Enviado para { $name }.
transfer-declined-here = Você recusou este arquivo.
transfer-declined-there = { $name } recusou este arquivo.
transfer-cancelled = Cancelado.
transfer-cancelled-there = { $name } parou a transferência.
transfer-failed = A transferência foi interrompida.
transfer-failed-why = A transferência foi interrompida: { $why }
transfer-why-refused = o outro programa não o aceita.
transfer-why-timed_out = o outro lado ficou tempo demais sem responder.
transfer-why-connection = não havia mais conexão com o outro lado.
transfer-why-wrong_size = o que chegou não tem o tamanho combinado.
transfer-why-protocol = o outro programa enviou algo que não faz sentido.
transfer-why-not_signed_in = sua conta foi desconectada.
transfer-sum = SHA-256: { $sum }
transfer-accept = Aceitar
transfer-save-as = Salvar como…
transfer-decline = Recusar
transfer-open-folder = Abrir pasta
transfer-retry = Enviar de novo
transfer-folder-title = Salvar o arquivo como

size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
left-seconds = { $n ->
    [one] { $n } segundo
   *[other] { $n } segundos
}
left-minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
left-hours = { $n ->
    [one] { $n } hora
   *[other] { $n } horas
}

leave-title = Ainda há um arquivo a caminho aqui.
leave-goes-on = Ele continua quando você fecha a janela. Abra a conversa de novo para ver em que ponto está.
leave-close = Fechar
