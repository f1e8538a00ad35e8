transfer-offered = { $name } quiere enviarte este archivo.
transfer-connecting = Conectando con { $name }…
transfer-waiting = Esperando a que { $name } acepte…
transfer-progress = { $there } de { $whole } · { $rate } por segundo · tiempo restante: { $left }
transfer-begun = { $there } de { $whole }
transfer-by-server = (a través del servidor)
transfer-received = Recibido de { $name }.
transfer-sent = Enviado a { $name }.
transfer-declined-here = Has rechazado este archivo.
transfer-declined-there = { $name } ha rechazado este archivo.
transfer-cancelled = Cancelado.
transfer-cancelled-there = { $name } lo ha detenido.
transfer-failed = Se ha interrumpido.
transfer-failed-why = Se ha interrumpido: { $why }
transfer-why-refused = el otro programa no lo acepta.
transfer-why-timed_out = no ha habido respuesta durante demasiado tiempo.
transfer-why-connection = ya no había conexión con la otra persona.
transfer-why-wrong_size = lo que ha llegado no tiene el tamaño acordado.
transfer-why-protocol = el otro programa ha enviado algo sin sentido.
transfer-why-not_signed_in = se ha cerrado tu sesión.
transfer-sum = SHA-256: { $sum }
transfer-accept = Aceptar
transfer-save-as = Guardar como…
transfer-decline = Rechazar
transfer-open-folder = Abrir carpeta
transfer-retry = Enviar otra vez
transfer-folder-title = Guardar el archivo como

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

leave-title = Todavía hay un archivo en camino.
leave-goes-on = Sigue aunque cierres la ventana. Abre la conversación otra vez para ver cuánto falta.
leave-close = Cerrar
