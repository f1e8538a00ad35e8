## Several accounts in one list

link-several = Sesión iniciada en { $online } de { $total } cuentas
menu-status-all = Estado de todas las cuentas
menu-sign-out-all = Cerrar todas las sesiones
dialog-account = Cuenta:
about-account = { $account }: { $words }
title-of-account = { $title } ({ $account })
contact-of-account = { $address } · { $account }
written-from = desde { $account }
drag-no-group = No hay ningún grupo «{ $group }» en { $account }. Créalo primero y luego mueve el contacto.

## Their colours

options-schemes = Colores de tus cuentas
options-schemes-what = Dan color a las ventanas de una cuenta y señalan sus contactos cuando hay varias cuentas en la lista.
options-schemes-signed-out = Cuando inicies sesión, cada cuenta podrá tener sus propios colores.
scheme-automatic = Automático
scheme-theme = Como el tema
scheme-sea = Mar
scheme-leaf = Hoja
scheme-sun = Sol
scheme-ember = Brasa
scheme-rose = Rosa
scheme-orchid = Orquídea
scheme-violet = Violeta
scheme-slate = Pizarra
