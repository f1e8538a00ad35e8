# What went wrong, and what to do about it. `error-<number>` is a code of the server (protocol reference 01 section 6),
# `error-<slug>` one of this program.

error-other = Something went wrong on the server (code { $code }). Please try again.

## This program

error-bad_command = This command cannot be understood. Please check how it is written.
error-not_signed_in = You are not signed in. Sign in first, then try again.
error-already_signed_in = You are already signed in.
error-not_supported = This does not work yet.
error-not_in_dialect = This server speaks an older version of the protocol that cannot do this.
error-not_found = There is no such contact, group or conversation.
error-not_a_picture = This file is no picture. Please choose a PNG, a JPEG or a GIF.
error-wrong_password = The address or the password is not right. Please check both and sign in again.
error-account_incomplete = This account was never completed. Please finish setting it up on the web page of the service.
error-federated = This address signs in at a server of its own organisation, which does not work yet.
error-clock = The clock of your computer differs from that of the server. Please set it right, then sign in again.
error-token_request = The sign-in service did not understand the request. Please check the addresses of the services in the server's profile.
error-no_ticket = The sign-in service did not let you in to the messenger. Please try again later, or check your account on the web page of the service.
error-service_unavailable = The sign-in service does not answer properly. Please try again in a few minutes.
error-no_inbox = This server has no page for your mail.
error-oim_refused = The message could not be left for this person: the address is not known, or they do not want it.
error-oim_throttled = You have left many messages in a short time. Please wait a minute, then try again.
error-oim_content = The service for offline messages did not accept the form of this message.
error-oim_ticket = The service for offline messages did not let you in. Sign out and in again, then try once more.
error-came_online = They came online while the message was being left for them, so it may have been lost. Ask them whether they have it.
error-unknown_host = The server cannot be found. Please check its name and your network connection.
error-refused = The server does not accept connections. Please check its address, or try again later.
error-timed_out = The server does not answer. Please check your network connection, or try again later.
error-certificate = The server cannot prove who it is, so nothing was sent to it. Please check the server's address and its certificate.
error-proxy_unreachable = The proxy cannot be reached. Please check its address in the connection options.
error-proxy_refused = The proxy does not let this program through to the server. Please check the connection options, or ask whoever runs the proxy.
error-proxy_auth = The proxy wants a user name and password, or does not accept these. Please check them in the connection options.
error-proxy_unknown_host = The proxy cannot find the server. Please check the server's name.
error-proxy_protocol = What is set as proxy does not answer as one. Please check its kind and address in the connection options.
error-gateway = The server's web gateway cannot be used. Please choose the direct connection in the connection options, or try again later.
error-signed_out_elsewhere = You were signed out from another place where you are signed in. Sign in again to go on here.
error-signed_in_elsewhere = You were signed out because you signed in somewhere else. Sign in again to go on here.
error-too_long = This is too long to be sent. Please make it shorter.
error-storage = This could not be saved on your computer. Please check that the disk is not full.
error-overrun = More happened than could be told one by one. What follows is how things are now.
error-protocol = The server sent something that makes no sense. Please try again; if it goes on, choose another server.

## Commands and addresses

error-200 = The server did not understand a command. Please try again.
error-201 = The server did not accept this. Please check that the address is written correctly.
error-203 = Nobody with this address is known on the other network. Please check the address.
error-204 = Messages to this network cannot be delivered by this server.
error-205 = There is no account with this address. Please check how it is written.
error-206 = This address is not complete: the part after the @ is missing.
error-207 = You are already signed in.
error-208 = There is no account with this address. Please check how it is written.
error-209 = The server does not accept this name. Please choose another one.

## Contacts and groups

error-210 = Your contact list is full. Remove a contact before you add another one.
error-212 = The server did not expect this. Please try again.
error-213 = The name of this contact cannot be changed.
error-215 = This contact is already there.
error-216 = This person is not available right now.
error-217 = This person is not online. You can write when they are back.
error-218 = This is already set.
error-219 = This contact is blocked. Unblock them first, then try again.
error-220 = This contact does not accept messages on their mobile phone.
error-223 = You have too many groups. Remove one before you add another.
error-224 = This group does not exist any more.
error-225 = This contact is not in that group any more.
error-227 = This group is not empty. Move its contacts out first.
error-228 = There is already a group with this name. Please choose another name.
error-229 = This name is too long for a group. Please choose a shorter one.
error-230 = The group for other contacts cannot be removed.
error-231 = This group does not exist any more.
error-232 = This is not a valid mobile number. Please check it.
error-233 = This mobile number is not known. Please check it.
error-234 = The mobile service of this address is not known.
error-240 = The server did not accept the contact list.
error-241 = The server did not accept a change of the contact list. Please try again.

## Conversations and messages

error-280 = The conversation could not be opened. Please try again.
error-281 = The conversation could not be opened. Please try again in a moment.
error-282 = The other program did not understand what was sent.
error-283 = The server did not understand what was sent.
error-285 = This message is too long. Please make it shorter.

## Messages to mobile phones

error-290 = There is not enough credit for this mobile message.
error-413 = You need a subscription to send messages to mobile phones.
error-414 = Your subscription for mobile messages is disabled.
error-415 = Your credit for mobile messages is used up.
error-416 = Mobile messages are not offered in this country.
error-417 = Mobile messages are switched off.
error-418 = The mobile message could not be sent. Please try again later.
error-419 = The mobile message was not accepted.
error-420 = You are not allowed to send messages to this mobile phone.
error-504 = The message could not be delivered to the other network. Please try again later.
error-508 = The other network did not accept the message. Please try again later.
error-509 = The message to the mobile phone could not be delivered.
error-550 = Mobile messages from you are muted at the moment.
error-551 = Your account for mobile messages is disabled.
error-552 = You have sent as many mobile messages as you may. Please try again later.
error-580 = The mobile service has a problem. Please try again later.
error-590 = The phone company of this number is not known.
error-591 = The phone company of this number does not take part.
error-592 = The phone company did not accept the message.
error-593 = The mobile service cannot take in more people. Please try again later.
error-594 = Mobile messages cannot be sent from your country.
error-595 = The mobile message was not accepted.
error-596 = The mobile message has a form that is not accepted.
error-597 = The mobile message holds characters that are not accepted.
error-598 = The mobile message is too long. Please make it shorter.

## Signing in and the server

error-300 = The server misses something in a command. If you are new here, verify your e-mail address first.
error-301 = Too many people were found. Please search for something more exact.
error-302 = You are not signed in. Sign in first, then try again.
error-402 = Your contact list cannot be fetched at the moment. Please sign in again later.
error-403 = Your contact list is not available at the moment. Please sign in again later.
error-500 = The server has a problem. Please try again later.
error-501 = The server has a problem with its database. Please try again later.
error-502 = This server does not offer this.
error-503 = The server did not understand the invitation.
error-510 = The server has a problem with its files. Please try again later.
error-511 = This account has been closed by the server's owner. Please ask them why.
error-520 = The server is short of memory. Please try again later.
error-540 = The server does not accept this program. Please choose another version of the protocol in the server settings.
error-600 = The server is busy. Please try again later.
error-601 = The server is not available. Please try again later.
error-602 = A part of the server is down. Please try again later.
error-603 = The server cannot reach its database. Please try again later.
error-604 = The server is going down. Please sign in again later.
error-605 = The server is not available. Please try again later.
error-606 = Messages to mobile phones are not available at the moment. Please try again later.
error-700 = The server could not open a connection. Please try again.
error-707 = The server could not open a connection. Please try again.
error-710 = The server does not know this version of the program. Please choose another version of the protocol in the server settings.
error-711 = The server does not accept anything from you at the moment. Please try again later.
error-712 = Too many people use this server at the moment. Please try again later.
error-713 = You are opening conversations too fast. Please wait a moment.
error-714 = You have too many conversations open. Close some, then try again.
error-715 = The server did not expect this now. If you are new here, verify your e-mail address first.
error-717 = Your contact list on the server is damaged. Please try again later.
error-718 = This account is restricted. Please ask the server's owner.
error-719 = This account belongs to another network and cannot be used here.
error-726 = This account belongs to another network and cannot be used here.
error-731 = The server did not expect the version of the program now. Please try again.
error-733 = You were signed out from another place.
error-734 = You are signed in at too many places. Sign out at one of them first.
error-800 = You are changing your name or status too fast. Please wait a moment.
error-801 = The server did not accept this. Please try again later.
error-910 = The server is too busy. Please try again later.
error-911 = The address or the password is not right. Please check both and sign in again.
error-912 = The server is too busy. Please try again later.
error-913 = You cannot open a conversation while you appear offline. Change your status first.
error-914 = The server is not available. Please try again later.
error-915 = The server is not available. Please try again later.
error-916 = The server is not available. Please try again later.
error-917 = The address or the password is not right. Please check both and sign in again.
error-918 = The server is too busy. Please try again later.
error-919 = The server is too busy. Please try again later.
error-920 = The server does not accept new people at the moment. Please try again later.
error-921 = The server is too busy. Please try again later.
error-922 = The server is too busy. Please try again later.
error-923 = A parent has to allow this account to be used.
error-924 = Please verify your e-mail address first, then sign in again.
error-926 = This is a child's account that cannot be used with this program.
error-927 = This child's account has been suspended by a parent.
error-928 = Your sign-in has expired. Please sign in again.
error-931 = Your account has moved to another server. Please sign in again.
error-933 = You are not a member of this circle.
error-935 = The server did not accept the proof for this circle. Please sign in again.
error-999 = The server has an unknown problem. Please try again later.
error-file_not_found = the file is not there any more.
error-file_denied = the file may not be read or written.
error-file_too_large = the file is too large.
error-disk_full = there is no room left on the disk.
error-file_exists = a file of that name is there already.
error-file_changed = the file was changed meanwhile.
error-wrong_hash = what arrived is not the file that was offered, so it was thrown away.
error-file_failed = the file could not be read or written.
