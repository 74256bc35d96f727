"""What walls say, in the words that they use: tables of phrases for `walls`, by kind and language.

Our own collection, from pages seen in the wild and from the vendors' documentation. Every phrase is written as `plain`
leaves it: case folded, one kind of apostrophe, single spaces. A phrase belongs here when a page that says it in a short
line is a wall, and articles about the matter seldom say it.
"""

from __future__ import annotations

from typing import Final

BOT_TITLES: Final = frozenset(
    {
        # Cloudflare's waiting page, in the languages it speaks
        "just a moment", "nur einen moment", "un instant", "un momento", "um momento", "un attimo solo",
        "een moment", "один момент", "chwileczkę", "bir dakika lütfen", "しばらくお待ちください", "请稍候",
        "請稍候", "잠시만 기다려 주십시오", "ett ögonblick", "un moment", "vänta lite", "vent et øjeblik",
        "okamžik, prosím",
        # others
        "attention required! | cloudflare", "access denied", "access to this page has been denied",
        "zugriff verweigert", "accès refusé", "acceso denegado", "accesso negato", "acesso negado",
        "toegang geweigerd", "доступ запрещен", "доступ запрещён", "доступ ограничен", "brak dostępu",
        "アクセスが拒否されました", "访问被拒绝", "访问验证", "checking your browser",
        "checking your browser before accessing", "ddos-guard", "are you a human", "are you a robot",
        "bot verification", "human verification", "robot check", "security check", "security checkpoint",
        "captcha", "captcha interception", "pardon our interruption", "one moment, please", "one moment please",
        "please wait", "request rejected", "vercel security checkpoint", "client challenge",
        "challenge validation", "you have been blocked", "sucuri website firewall - access denied",
        "making sure you're not a bot", "verifying you are human", "verification", "too many requests",
        "429 too many requests", "403 forbidden", "forbidden", "blocked", "request blocked",
        "sicherheitsüberprüfung", "bestätigen sie, dass sie kein roboter sind", "vérification de sécurité",
        "êtes-vous un robot", "ой, капча", "вы не робот", "安全验证", "安全检查", "百度安全验证",
        "verificación de seguridad", "weryfikacja", "sprawdzanie przeglądarki", "ben je een robot",
        "sei un robot", "zijn we een robot", "ロボットではありませんか",
    }
)  # fmt: skip
"""Whole titles, without dots at the end; a site's name may follow behind a bar or a dash."""

BOT: Final = (
    # en
    "verify you are human", "verify that you are human", "verify you're human", "verifying you are human",
    "confirm you are human", "confirm you're human", "confirm that you are human", "prove you are human",
    "sure you're not a bot", "you are not a robot", "you're not a robot", "i'm not a robot", "i am not a robot",
    "are you a robot?", "are you a human?", "press & hold", "press and hold to confirm",
    "request has been blocked", "request was blocked", "blocked due to", "blocked by network security",
    "verifying your browser", "security service to protect itself", "checking your browser",
    "checking if the site connection is secure", "review the security of your connection",
    "performing security verification", "complete the security check", "complete the captcha",
    "solve the captcha", "solve this captcha", "captcha below", "enter the characters you see",
    "unusual traffic from your", "unusual activity from your", "automated requests from your",
    "automated access to", "incapsula incident id", "you don't have permission to access",
    "you do not have permission to access", "enable javascript and cookies to continue",
    "enable js and disable any ad blocker", "enable cookies and reload the page", "you have been blocked",
    "you've been blocked", "your access to this site has been limited",
    "your access to this service has been limited", "your ip address has been blocked",
    "has been blocked by the security", "the request could not be satisfied", "the requested url was rejected",
    "made us think you might be a bot", "made us think that you are a bot", "access to this page has been denied",
    "ddos protection by", "rate limit exceeded", "you are being rate limited", "you have sent too many requests",
    "too many requests from your", "this process is automatic. your browser will redirect",
    # de
    "bestätigen sie, dass sie ein mensch sind", "dass sie kein roboter sind", "ich bin kein roboter",
    "sind sie ein mensch", "sind sie ein roboter", "überprüfung ihres browsers", "ihr browser wird überprüft",
    "sicherheit ihrer verbindung", "ungewöhnlichen datenverkehr", "ungewöhnlicher datenverkehr",
    "javascript und cookies, um fortzufahren", "sie wurden blockiert",
    # fr
    "vérifiez que vous êtes humain", "vérifier que vous êtes humain", "confirmez que vous êtes humain",
    "vous n'êtes pas un robot", "vous êtes un humain", "je ne suis pas un robot", "êtes-vous un robot",
    "vérification de votre navigateur", "sécurité de votre connexion", "trafic exceptionnel", "trafic inhabituel",
    "javascript et les cookies pour continuer", "vous avez été bloqué",
    # es
    "verifique que es un ser humano", "verifica que eres humano", "verifica que eres un ser humano",
    "que no eres un robot", "que no es un robot", "no soy un robot", "comprobando su navegador",
    "comprobando tu navegador", "seguridad de su conexión", "seguridad de tu conexión", "tráfico inusual",
    "javascript y las cookies para continuar", "ha sido bloqueado", "has sido bloqueado",
    # it
    "verifica di essere umano", "conferma di essere umano", "che non sei un robot", "non sono un robot",
    "verifica del browser", "sicurezza della connessione", "traffico insolito", "traffico anomalo",
    "javascript e i cookie per continuare", "sei stato bloccato",
    # pt
    "verifique que você é humano", "verifique se você é humano", "confirme que é humano",
    "confirme que você é humano", "não é um robô", "não sou um robô", "não sou um robot",
    "verificando seu navegador", "a verificar o seu navegador", "tráfego incomum",
    "javascript e os cookies para continuar", "você foi bloqueado",
    # nl
    "bevestig dat je een mens bent", "bevestig dat u een mens bent", "controleren of u een mens bent",
    "geen robot bent", "ik ben geen robot", "je browser wordt gecontroleerd", "uw browser wordt gecontroleerd",
    "ongewoon verkeer", "u bent geblokkeerd", "je bent geblokkeerd",
    # ru
    "подтвердите, что вы человек", "подтвердите, что запросы отправляли вы", "вы не робот", "я не робот",
    "проверка браузера", "проверяем ваш браузер", "проверка вашего браузера", "безопасность вашего соединения",
    "безопасность вашего подключения", "подозрительный трафик", "включите javascript и файлы cookie",
    "вы заблокированы", "доступ к ресурсу ограничен", "ваш запрос заблокирован",
    # pl
    "potwierdź, że jesteś człowiekiem", "sprawdź, czy jesteś człowiekiem", "zweryfikuj, że jesteś człowiekiem",
    "że nie jesteś robotem", "nie jestem robotem", "sprawdzanie przeglądarki", "nietypowy ruch",
    "zostałeś zablokowany",
    # ja
    "人間であることを確認", "ロボットではありません", "ロボットではないこと", "ブラウザを確認しています",
    "接続のセキュリティを確認", "通常と異なるトラフィック", "アクセスがブロックされました",
    "アクセスは拒否されました",
    # zh
    "确认您是真人", "确认你是真人", "验证您是真人", "验证您是人类", "不是机器人", "请完成安全验证",
    "请完成下方验证", "正在检查您的浏览器", "异常流量", "您的访问被阻断", "您的访问请求被拒绝", "您的ip地址",
    "確認您是真人", "不是機器人", "檢查您的連線是否安全", "異常流量",
    # tr, ko, cs, sv
    "insan olduğunuzu doğrulayın", "robot olmadığınızı", "사람인지 확인", "로봇이 아닙니다",
    "ověřte, že jste člověk", "nejste robot", "bekräfta att du är en människa", "att du inte är en robot",
)  # fmt: skip

BOT_MARKUP: Final = (
    "_cf_chl_opt", "cf-chl-", "cf_chl_", "cf-error-details", "captcha-delivery.com", "px-captcha", "pxcaptcha",
    "_Incapsula_Resource", "Incapsula incident", "awsWafCookieDomainList", "gokuProps", "AwsWafIntegration",
    "bm-verify", "sec-if-cpt-container", "sec-cpt-if", "errors.edgesuite.net", "ddos-guard", "sucuri_cloudproxy",
    "anubis_challenge", "KPSDK", "ips.js?", "/_sec/", "distil_r_", "g-recaptcha", "h-captcha", "cf-turnstile",
    "hcaptcha.com", "recaptcha/api", "smartcaptcha", "geetest", "arkoselabs", "funcaptcha", "TSPD", "imperva",
)  # fmt: skip
"""What the challenges of vendors leave in the markup; some on ordinary pages too: only bare ones are looked at."""

CONSENT: Final = (
    # en
    "before you continue", "accept all", "reject all", "accept and continue", "agree and continue", "i agree",
    "manage options", "manage preferences", "manage settings", "manage privacy", "privacy settings",
    "privacy preferences", "our partners", "your consent", "consent to", "your privacy", "personalised ad",
    "personalized ad", "personalised content", "personalized content", "privacy policy", "ad-free",
    "legitimate interest",
    # de
    "alle ablehnen", "akzeptieren", "zustimmen", "zustimmung", "einwilligung", "einwilligen",
    "einstellungen verwalten", "datenschutz", "unsere partner", "unseren partnern", "personalisierte werbung",
    "personalisierte anzeigen", "mit werbung", "werbefrei", "ohne werbung", "tracking", "pur-abo",
    "bevor sie fortfahren", "bevor sie zu",
    # fr
    "tout accepter", "tout refuser", "accepter et continuer", "j'accepte", "continuer sans accepter",
    "paramétrer", "consentement", "vos données", "nos partenaires", "vie privée", "publicités personnalisées",
    "publicité personnalisée", "avant d'accéder", "confidentialité",
    # es
    "aceptar todo", "rechazar todo", "aceptar y continuar", "consentimiento", "nuestros socios", "su privacidad",
    "tu privacidad", "publicidad personalizada", "anuncios personalizados", "configurar", "antes de continuar",
    "antes de ir a",
    # it
    "accetta", "rifiuta", "consenso", "nostri partner", "la tua privacy", "pubblicità personalizzata",
    "annunci personalizzati", "prima di continuare", "cookie",
    # pt
    "aceitar tudo", "aceitar todos", "rejeitar", "aceitar e continuar", "consentimento", "nossos parceiros",
    "privacidade", "anúncios personalizados", "antes de avançar",
    # nl
    "alles afwijzen", "alles weigeren", "accepteren", "akkoord", "toestemming", "onze partners", "je privacy",
    "uw privacy", "gepersonaliseerde advertenties", "voordat je verdergaat", "voordat u verdergaat",
    "instellingen beheren",
    # ru
    "принять все", "отклонить все", "принять и продолжить", "согласие", "соглашаюсь", "куки", "конфиденциальност",
    "наши партнеры", "персонализированн", "прежде чем перейти",
    # pl
    "zaakceptuj wszystko", "akceptuję", "odrzuć wszystko", "przejdź do serwisu", "zgoda", "zgodę", "zgody",
    "zaufani partnerzy", "zaufanych partnerów", "prywatnoś", "spersonalizowane reklamy", "zanim przejdziesz",
    # ja, zh
    "同意する", "同意して続", "すべて同意", "すべて受け入れる", "すべて拒否", "クッキー", "プライバシー",
    "パートナー", "ご利用になる前に", "接受全部", "全部接受", "同意并继续", "全部拒绝", "隐私", "个性化广告",
    "合作伙伴", "接受所有", "隱私", "個人化廣告", "繼續使用之前", "继续前往",
)  # fmt: skip
"""A line that holds one of these is about consent; what decides is how little else there is."""

CONSENT_ASKS: Final = (
    "accept", "agree", "consent", "akzeptier", "zustimm", "einwillig", "aceptar", "acepto", "accett", "aceitar",
    "aceito", "akkoord", "toestemming", "принять", "соглас", "akcept", "zgod", "zgadzam", "przejdź do serwisu",
    "同意", "受け入れる", "接受",
)  # fmt: skip
"""A wall wants an answer: one of these stands in a line of its own, as a button does."""

LOGIN: Final = (
    "log in", "login", "log into", "sign in", "signin", "sign-in", "log-in", "single sign-on", "anmelden",
    "anmeldung", "einloggen", "se connecter", "connexion", "connectez-vous", "s'identifier", "identifiez-vous",
    "iniciar sesión", "inicia sesión", "inicie sesión", "acceder", "accedi", "accesso", "iniciar sessão",
    "entrar", "fazer login", "faça login", "inloggen", "aanmelden", "meld je aan", "войти", "вход", "авторизация",
    "авторизуйтесь", "zaloguj", "logowanie", "ログイン", "サインイン", "登录", "登錄", "登入", "로그인",
    "giriş yap", "oturum aç", "logga in", "log ind", "logg inn", "kirjaudu", "přihlásit", "přihlášení",
    "bejelentkezés", "autentificare", "conectare", "σύνδεση", "đăng nhập", "เข้าสู่ระบบ", "masuk", "تسجيل الدخول",
    "התחבר", "увійти",
)  # fmt: skip

LOGIN_NEEDED: Final = (
    # en
    "you must be logged in to", "you must log in to", "you must sign in to", "you need to be logged in to",
    "you need to log in to", "you need to sign in to", "you have to log in to", "please log in to",
    "please login to", "please sign in to", "log in to continue", "login to continue", "sign in to continue",
    "log in to view this", "sign in to view this", "members only", "this content is only available to members",
    "you are not logged in", "your session has expired", "login required", "authentication required",
    # de
    "sie müssen angemeldet sein", "sie müssen sich anmelden", "du musst angemeldet sein",
    "du musst dich anmelden", "du musst eingeloggt sein", "bitte melden sie sich an", "bitte melde dich an",
    "bitte loggen sie sich ein", "bitte logge dich ein", "sie sind nicht angemeldet",
    "um diese seite zu sehen, müssen sie", "anmeldung erforderlich",
    # fr
    "vous devez être connecté", "vous devez vous connecter", "veuillez vous connecter", "connectez-vous pour",
    "merci de vous connecter", "vous n'êtes pas connecté",
    # es
    "debes iniciar sesión", "debe iniciar sesión", "inicia sesión para", "inicie sesión para",
    "debes estar registrado", "tienes que iniciar sesión",
    # it, pt, nl
    "devi effettuare l'accesso", "devi accedere", "accedi per continuare", "effettua l'accesso per",
    "você precisa estar logado", "você precisa fazer login", "faça login para", "inicie sessão para",
    "entre para continuar", "je moet ingelogd zijn", "u moet ingelogd zijn", "je moet inloggen", "log in om",
    "meld je aan om", "u dient in te loggen",
    # ru, pl
    "необходимо авторизоваться", "необходимо войти", "войдите, чтобы", "авторизуйтесь, чтобы",
    "требуется авторизация", "вы не авторизованы", "musisz być zalogowany", "musisz się zalogować",
    "zaloguj się, aby",
    # ja, zh
    "ログインしてください", "ログインが必要です", "ログインする必要があります", "请先登录", "请登录后",
    "登录后查看", "需要登录", "請先登入", "登入後",
)  # fmt: skip

LOGIN_ELSE: Final = (
    "comment", "repl", "review", "vote", "price", "favo", "wish", "kommentar", "antwort", "bewert",
    "preis", "commentaire", "répon", "prix", "comentar", "respond", "precio", "preço", "rispond", "prezz",
    "reageren", "reactie", "prijs", "коммент", "ответ", "цену", "koment", "odpow", "コメント", "价格",
    "评论", "回复", "評論", "留言", "價格",
)  # fmt: skip
"""What a line is about that asks to log in for something beside the text: a comment, a price."""

GONE: Final = frozenset(
    {
        # en
        "404", "error 404", "404 error", "http 404", "404 not found", "404 page not found",
        "404 - page not found", "404 file not found", "not found", "page not found", "page cannot be found",
        "page can't be found", "the page cannot be found", "page does not exist", "page doesn't exist",
        "page not available", "page unavailable", "page no longer available", "this page is not available",
        "this page isn't available", "this page doesn't exist", "this page does not exist",
        "this page could not be found", "the page could not be found",
        "the page you requested could not be found", "sorry, this page isn't available",
        "oops! that page can't be found", "that page can't be found", "nothing found", "nothing here",
        "content not found", "content unavailable", "content not available", "article not found",
        "product not found", "item not found", "post not found", "file not found", "document not found",
        "video unavailable", "this video isn't available anymore", "user not found", "page missing",
        "missing page", "oops", "whoops", "410 gone", "gone", "this listing has ended", "job not found",
        "this job is no longer available", "listing not found",
        # de
        "seite nicht gefunden", "die seite wurde nicht gefunden", "diese seite wurde nicht gefunden",
        "seite wurde nicht gefunden", "nicht gefunden", "fehler 404", "404 fehler", "404-fehler",
        "seite nicht verfügbar", "seite existiert nicht", "diese seite existiert nicht", "artikel nicht gefunden",
        "inhalt nicht gefunden", "die seite konnte nicht gefunden werden", "produkt nicht gefunden",
        # fr
        "page introuvable", "page non trouvée", "page inexistante", "erreur 404", "404 erreur", "introuvable",
        "non trouvé", "cette page n'existe pas", "cette page est introuvable", "la page est introuvable",
        "article introuvable", "contenu introuvable", "la page demandée n'existe pas", "page indisponible",
        "oups",
        # es
        "página no encontrada", "pagina no encontrada", "no encontrado", "no encontrada", "esta página no existe",
        "la página no existe", "contenido no encontrado", "artículo no encontrado", "página no disponible",
        "la página no se encuentra", "vaya",
        # it
        "pagina non trovata", "pagina inesistente", "errore 404", "non trovato", "non trovata",
        "questa pagina non esiste", "la pagina non esiste", "contenuto non trovato", "articolo non trovato",
        "ops",
        # pt
        "página não encontrada", "pagina não encontrada", "erro 404", "não encontrado", "não encontrada",
        "esta página não existe", "conteúdo não encontrado", "página inexistente", "página indisponível",
        # nl
        "pagina niet gevonden", "deze pagina bestaat niet", "pagina bestaat niet", "niet gevonden", "fout 404",
        "pagina niet beschikbaar", "de pagina is niet gevonden", "de pagina kon niet worden gevonden",
        # ru
        "страница не найдена", "ошибка 404", "404 ошибка", "не найдено", "страница не существует",
        "такой страницы нет", "страница не найдена (404)", "статья не найдена", "товар не найден",
        # pl
        "nie znaleziono strony", "strona nie została znaleziona", "strona nie istnieje", "nie znaleziono",
        "błąd 404", "strona nieznaleziona", "taka strona nie istnieje",
        # ja
        "ページが見つかりません", "ページが見つかりませんでした", "お探しのページは見つかりませんでした",
        "お探しのページが見つかりません", "ページが存在しません", "見つかりません", "404エラー",
        "お探しのページは見つかりません", "指定されたページが見つかりません",
        # zh
        "页面不存在", "页面未找到", "找不到页面", "页面找不到", "您访问的页面不存在", "找不到网页", "頁面不存在",
        "找不到頁面", "找不到網頁", "页面没有找到", "抱歉,页面不存在", "404 页面不存在",
        # ko, tr, cs, sv, da, fi, hu, uk
        "페이지를 찾을 수 없습니다", "sayfa bulunamadı", "stránka nenalezena", "sidan hittades inte",
        "sidan kunde inte hittas", "siden blev ikke fundet", "siden ble ikke funnet", "sivua ei löytynyt",
        "az oldal nem található", "a keresett oldal nem található", "сторінку не знайдено",
        "η σελίδα δεν βρέθηκε", "pagina nu a fost găsită", "stránka nebyla nalezena",
    }
)  # fmt: skip
"""Whole titles and headings (or one side of a bar or dash in them), without the marks at their end."""

GONE_THINGS: Final = (
    "page", "article", "story", "post", "content", "seite", "artikel", "beitrag", "inhalt", "contenu", "página",
    "artículo", "contenido", "pagina", "articolo", "contenuto", "artigo", "conteúdo", "страниц", "стать", "stron",
    "artykuł", "oldal", "sidan", "siden", "ページ", "記事", "页面", "頁面", "文章", "网页", "網頁",
)  # fmt: skip
GONE_ENDS: Final = (
    "not found", "not be found", "can't be found", "doesn't exist", "does not exist", "no longer exists",
    "no longer available", "isn't available", "is not available", "nicht gefunden", "gefunden werden",
    "existiert nicht", "nicht mehr verfügbar", "introuvable", "n'existe pas", "n'existe plus", "plus disponible",
    "no existe", "no encontrada", "no encontrado", "non trovata", "non trovato", "non esiste", "più disponibile",
    "não existe", "não encontrada", "não encontrado", "niet gevonden", "bestaat niet", "niet meer beschikbaar",
    "не найдена", "не найдено", "не существует", "nie istnieje", "nie znaleziono", "nem található",
    "hittades inte", "ikke fundet", "ikke funnet", "見つかりません", "見つかりませんでした", "存在しません",
    "不存在", "未找到", "找不到",
)  # fmt: skip
"""How a heading ends that says of a page, an article, a text (GONE_THINGS) that it is not there."""

GONE_SAYS: Final = (
    # en
    "page you are looking for", "page you're looking for", "page you were looking for", "page you requested",
    "page you have requested", "page you are trying to", "page you tried to", "requested page", "requested url",
    "requested resource", "url was not found", "was not found on this server", "could not be found",
    "couldn't be found", "cannot be found", "can't be found", "can't find the page", "couldn't find the page",
    "can't find that page", "couldn't find that page", "cannot find the page", "we can't find",
    "we couldn't find", "we could not find", "page not found", "no longer exists", "doesn't exist",
    "does not exist", "no longer available", "isn't available", "is not available", "may have been moved",
    "might have been moved", "may have been removed", "might have been removed", "has been removed",
    "has been moved", "been deleted", "nothing was found", "link you followed", "may be broken", "mistyped",
    "broken link", "check the url", "back to home", "go to homepage", "return home", "return to the homepage",
    "back to the homepage", "go back", "moved or", "incorrect url",
    # de
    "nicht gefunden", "nicht finden", "existiert nicht", "existiert leider nicht", "nicht mehr verfügbar",
    "nicht verfügbar", "gesuchte seite", "gewünschte seite", "angeforderte seite", "aufgerufene seite",
    "zur startseite", "verschoben", "gelöscht",
    # fr
    "introuvable", "n'existe pas", "n'existe plus", "page que vous recherchez", "page que vous cherchez",
    "page demandée", "a été déplacée", "a été supprimée", "pas été trouvée", "retour à l'accueil",
    "page d'accueil", "n'est plus disponible",
    # es
    "no se encuentra", "no se ha encontrado", "no se encontró", "no existe", "página que busca",
    "página que estás buscando", "página solicitada", "no hemos podido encontrar", "no hemos encontrado",
    "no pudimos encontrar", "ya no está disponible", "ha sido eliminad", "volver al inicio", "volver a la página",
    # it
    "non è stata trovata", "non esiste", "pagina che stai cercando", "pagina che cerchi", "pagina richiesta",
    "pagina cercata", "è stata rimossa", "è stata spostata", "torna alla home", "non è più disponibile",
    "non riusciamo a trovare", "non abbiamo trovato",
    # pt
    "não foi encontrad", "não existe", "não encontramos", "não conseguimos encontrar", "página que procura",
    "página que você", "foi removid", "foi movida", "voltar ao início", "voltar para a página", "página inicial",
    # nl
    "niet gevonden", "bestaat niet", "niet vinden", "niet meer beschikbaar", "pagina die je zoekt",
    "pagina die u zoekt", "opgevraagde pagina", "is verplaatst", "is verwijderd", "terug naar home",
    "naar de homepage", "naar de startpagina",
    # ru
    "не найден", "не существует", "нет такой страницы", "удалена", "перемещена", "на главную",
    "неправильно набран", "запрашиваем",
    # pl
    "nie znalezion", "nie istnieje", "nie możemy znaleźć", "nie została znaleziona", "została usunięta",
    "przeniesiona", "strony głównej", "stronę główną", "szukana strona", "której szukasz",
    # ja, zh
    "見つかりません", "存在しません", "削除された", "移動した", "移動または削除", "トップページ", "トップへ戻る",
    "不存在", "未找到", "找不到", "已被删除", "已删除", "返回首页", "已被刪除", "回首頁", "无法找到",
    # ko, tr, cs, sv, da, fi, hu, uk, el
    "찾을 수 없", "bulunamadı", "nenalezen", "neexistuje", "hittades inte", "hittar inte", "finns inte",
    "ikke fundet", "ikke funnet", "ei löyt", "nem található", "не знайдено", "δεν βρέθηκε", "δεν υπάρχει",
    "nu a fost găsit",
)  # fmt: skip

PAYWALL: Final = {
    # a stem that must be there, and then what says it of this very text
    "subscri": (
        "subscribe to continue", "subscribe to read", "subscribe to unlock", "subscribe now to read",
        "subscribe now to continue", "subscribe for full access", "subscribe to get full access",
        "to continue reading, subscribe", "to read this article, subscribe", "subscribe to view",
        "this article is for subscribers", "this story is for subscribers", "this post is for paid subscribers",
        "this content is for subscribers", "this article is for paid subscribers", "for subscribers only",
        "this is a subscriber-only", "subscriber-only article", "subscriber-only story",
        "subscriber-only content", "available to subscribers", "reserved for subscribers",
        "you need a subscription to", "is a subscriber-exclusive", "subscription required", "keep reading with",
        "to keep reading", "with a digital subscription", "requires a subscription", "become a subscriber to",
    ),
    "continu": (
        "to continue reading", "continue reading your article with", "continue reading this article",
        "continue reading with a subscription",
    ),
    "member": (
        "member-only story", "this article is for members only", "this story is for members",
        "become a member to read", "become a member to continue", "available to medium members",
        "sign up to read", "this content is for members only",
    ),
    "free article": (
        "free articles this month", "last free article", "free articles left", "free articles remaining",
        "limit of free articles",
    ),
    "regist": (
        "register to continue reading", "register to read", "register for free to continue",
        "create a free account to continue", "register now to continue",
    ),
    "unlock": ("unlock this article", "unlock this story", "unlock the full article", "unlock full access"),
    "abon": (
        "nur für abonnenten", "alleen voor abonnees", "exclusief voor abonnees", "exklusiv für abonnenten",
        "abonnenten vorbehalten", "jetzt abonnieren und weiterlesen", "réservé aux abonnés",
        "réservée aux abonnés", "réservés aux abonnés", "article abonné", "abonnez-vous pour lire",
        "abonnez-vous pour continuer", "contenu abonné", "word abonnee om", "neem een abonnement om",
        "dla abonentów", "abone olmanız",
    ),
    "abbona": (
        "riservato agli abbonati", "riservata agli abbonati", "abbonati per leggere", "abbonati per continuare",
        "solo per abbonati",
    ),
    "lesen": (
        "mit abo weiterlesen", "weiterlesen mit", "+ weiterlesen", "plus weiterlesen", "jetzt weiterlesen",
        "artikel weiterlesen", "um diesen artikel zu lesen", "lesen sie den ganzen artikel mit",
        "lesen sie diesen artikel mit",
    ),
    "artikel": ("plus-artikel", "dieser artikel ist kostenpflichtig", "om dit artikel te lezen"),
    "lire": ("pour lire la suite", "lire la suite de cet article", "de cet article à lire"),
    "legg": ("per continuare a leggere",),
    "suscri": (
        "exclusivo para suscriptores", "artículo solo para suscriptores", "contenido solo para suscriptores",
        "suscríbete para", "suscríbase para", "para seguir leyendo", "para continuar leyendo",
        "contenido para suscriptores",
    ),
    "assin": (
        "exclusivo para assinantes", "só para assinantes", "assine para continuar", "assine para ler",
        "para continuar lendo", "para continuar a ler",
    ),
    "подпис": (
        "только для подписчиков", "доступно только подписчикам", "доступен только подписчикам",
        "доступна только подписчикам", "оформите подписку", "полный текст доступен", "чтобы читать дальше",
        "чтобы прочитать",
    ),
    "prenumer": ("dla prenumeratorów", "dostępny tylko w prenumeracie", "kup prenumeratę", "för prenumeranter"),
    "subskry": ("dla subskrybentów", "wykup subskrypcję"),
    "会員": ("会員限定", "この記事は有料", "続きを読むには", "会員登録して続き", "有料記事"),
    "有料": ("有料記事", "この記事は有料", "続きを読むには"),
    "付费": ("付费内容", "付费阅读", "本文为付费", "订阅后阅读", "剩余内容", "阅读全文需", "开通会员"),
    "订阅": ("订阅后阅读", "订阅以继续阅读", "订阅以阅读", "仅限订阅", "订阅者专享", "继续阅读请订阅"),
    "訂閱": ("訂閱後閱讀", "訂閱以繼續閱讀", "僅限訂閱", "訂戶專享", "繼續閱讀請訂閱"),
    "會員": ("會員專屬", "會員限定", "加入會員閱讀", "登入會員閱讀"),
}  # fmt: skip
"""Stem -> lines under a teaser. The stem is looked for once in the whole text, the rest only where it stands."""

PAYWALL_BESIDE: Final = (
    "already a subscriber", "already have a subscription", "already subscribe", "bereits abonnent",
    "schon abonnent", "déjà abonné", "al abonnee", "già abbonato", "ya eres suscriptor", "ya soy suscriptor",
    "já é assinante", "уже есть подписка", "masz prenumeratę", "masz już subskrypcję", "redan prenumerant",
    "会員の方はログイン", "已经是会员", "已是會員",
)  # fmt: skip
"""What stands under a teaser too, but in the headers of newspapers as well: it counts where the markup names a gate."""

SCRIPT_ASKED: Final = (
    "enable javascript", "enable java script", "javascript is disabled", "javascript is not enabled",
    "javascript is required", "requires javascript", "javascript enabled", "needs javascript", "need javascript",
    "without javascript", "turn on javascript", "activate javascript", "javascript must be",
    "javascript to run this app", "javascript disabled", "javascript aktivieren", "javascript ist deaktiviert",
    "aktivieren sie javascript", "aktiviere javascript", "javascript deaktiviert", "benötigt javascript",
    "javascript benötigt", "ohne javascript", "bitte javascript", "activer javascript", "activez javascript",
    "javascript est désactivé", "activer le javascript", "nécessite javascript", "sans javascript",
    "habilitar javascript", "habilite javascript", "active javascript", "activa javascript", "activar javascript",
    "requiere javascript", "necesita javascript", "javascript está desactivado", "abilita javascript",
    "abilitare javascript", "attiva javascript", "attivare javascript", "richiede javascript",
    "javascript disabilitato", "ative o javascript", "ativar o javascript", "habilite o javascript",
    "requer javascript", "javascript desativado", "javascript in te schakelen", "schakel javascript in",
    "javascript inschakelen", "javascript is uitgeschakeld", "zet javascript aan", "включите javascript",
    "включить javascript", "отключен javascript", "отключён javascript", "javascript отключен",
    "javascript отключён", "необходим javascript", "поддержка javascript", "włącz javascript",
    "włączyć javascript", "włącz obsługę javascript", "wymaga javascript", "javascript jest wyłączon",
    "javascriptを有効", "javascript を有効", "javascriptが無効", "javascript が無効", "javascriptをオン",
    "启用javascript", "启用 javascript", "开启javascript", "开启 javascript", "需要javascript", "啟用javascript",
    "啟用 javascript", "javascript 已禁用", "javascript已禁用",
)  # fmt: skip
