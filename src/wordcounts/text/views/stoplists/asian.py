"""Stop words of Asia, from Arabic to Korean; and Swahili."""

from __future__ import annotations

from typing import Final

LISTS: Final[dict[str, str]] = {
    "ar": """
        من في على إلى الى عن مع هذا هذه ذلك تلك هؤلاء أولئك التي الذي الذين اللاتي اللذان اللتان ما ماذا لماذا متى
        أين كيف كم هل لا لم لن ليس ليست أن إن ان أنه إنه أنها إنها بأن لأن كأن لكن لكنه ولكن بل أو أم ثم حتى إذا اذا
        لو لولا كما مثل منذ خلال بين بعد قبل عند عندما حين حيث تحت فوق أمام وراء ضد حول دون غير سوى كل بعض جميع أي
        أية كان كانت كانوا يكون تكون قد لقد سوف أنا أنت أنتم نحن هو هي هم هن هما له لها لهم لنا لك لي به بها بهم فيه
        فيها فيهم منه منها منهم عليه عليها عليهم إليه إليها إليهم عنه عنها معه معها ولا وما ومن وفي وعلى وإلى وعن
        ومع وهذا وهذه وذلك والتي والذي وهو وهي وهم وكان وكانت وقد ولم ولن وأن وإن فإن فقد أما إما أيضا أيضاً فقط جدا
        جداً هنا هناك الآن لدى لدي لديه لديها أكثر أقل يا و ف ب ل ك وكما وكل بما مما فيما كلا بهذا بهذه لذلك كذلك
        وكذلك إلا ألا نعم نفس ذات لكي كي أحد إحدى
    """,
    "fa": """
        آن آنان آنجا آنچه آنکه آنها آن‌ها آنرا آیا از است اش اگر اگرچه ام اما اند او ای ایا ایشان ایم این اینجا
        اینکه این‌که اینها این‌ها اید با باز باشد باشند باشم باشیم باید بار بالا بدون بر برابر برای برخی بسیار
        بسیاری بعد بعضی بل بلکه بله بنابراین به بهتر بود بودم بودن بودند بوده بودیم بی بیش بیشتر بین پس پیش پیرامون
        تا تحت تر ترین تنها تو توان تواند توانند توسط جا جای جایی جز جمله چرا چطور چند چنین چنان چندین چه چون چگونه
        چیز چیزی حال حتا حتی خواه خواهد خواهند خواهیم خود خودش خویش خیلی داد داده دارد دارند دارم داریم دارای داشت
        داشتن داشتند داشته در درباره دربارهٔ درون دو دوباره دیگر دیگران دیگری را روی رو زیر زیرا سپس سوی سایر شان شد
        شدن شدند شده شما شود شوند ضمن طبق طریق طور طی علاوه عین غیر فقط فوق قبل کاملا کامل کجا کدام کرد کردن کردند
        کرده کسانی کس کسی کم که کل کلی کند کنند کنم کنار کنون کنیم گاه گرچه گردد لذا ما مانند مثل مگر مقابل من مورد
        میان می می‌باشد می‌توان می‌تواند می‌شد می‌شود می‌شوند می‌کرد می‌کند می‌کنند می‌کنم ناشی نباید نبود نبوده
        نخست نخواهد ندارد ندارند نداشت نزد نسبت نظیر نکرد نمی نمی‌شود نمی‌کند نه نیز نیست نیستند ها های هایی هر هرگز
        هرچند هم همان همچنان همچنین همچون همدیگر همه همهٔ همواره همیشه همین هنگام هنوز هیچ هیچکس و وی ولی وقتی ویا
        یا یک یکدیگر یکی یعنی
    """,
    "ur": """
        آپ آخر آنا آنے آئے آئی آیا اب ابھی اپنا اپنی اپنے اتنا اتنی اتنے اس اسی اسے اسکا اسکے اسکی اگر اگرچہ ان
        انہوں انہیں انھوں انھیں اندر اور اوپر ایسا ایسی ایسے ایک با باہر بارے بالکل بجائے بعد بعض بغیر بلکہ بھی بہت
        بہتر بے پاس پر پہ پہلا پہلی پہلے پھر پوری پورے پیچھے پیش تا تاکہ تاہم تب تجھ تجھے تحت تر تم تمام تمہارا
        تمہاری تمہارے تمہیں تو تھا تھی تھے تھیں تک تیرا تیری تیرے جا جاتا جاتی جاتے جانا جانے جائے جب جبکہ جس جسے جن
        جنہوں جنہیں جو جہاں جیسا جیسی جیسے چاہیے چاہئے چکا چکی چکے چونکہ حالانکہ خود دوران دوسرا دوسری دوسرے دونوں
        دے دی دیا دیتا دیتی دیتے دیں ذریعے رہا رہی رہے رہتا رہتی رہتے زیادہ سا ساتھ سامنے سب سبھی سکا سکتا سکتی سکتے
        سے سو سوا شاید صرف طرح طرف طور علاوہ فی قبل کا کب کبھی کچھ کر کرتا کرتی کرتے کرنا کرنی کرنے کرے کریں کس کسی
        کسے کم کن کو کون کونسا کوئی کہ کہاں کہیں کی کیا کیسا کیسی کیسے کیونکہ کیوں کیے کئے کے گا گئی گئے گو گویا گی
        گیا گے لئے لیا لی لیکن لیے مابین مجھ مجھے مطابق مگر میرا میری میرے میں نا نہ نہیں نے نیچے نیز و والا والی
        والے وجہ وغیرہ وہ وہاں وہی ویسے ہاں ہر ہم ہمارا ہماری ہمارے ہمیں ہو ہوا ہوئی ہوئے ہوتا ہوتی ہوتے ہوں ہونا
        ہونے ہی ہے ہیں یا یعنی یوں یہ یہاں یہی
    """,
    "he": """
        או אבל אולי אותה אותו אותי אותך אותם אותן אותנו אז אזי אחד אחר אחרות אחרי אחרים אחרת אחת אי איזה איזו איך
        אין אינה אינו אינם איננו איפה אך אל אלא אלה אלו אליה אליו אלי אליהם אם אנו אנחנו אני אף אפילו אפשר אצל אשר
        את אתה אתם אתן באמצעות ב בגלל בהם בהן בו בין בינם ביותר בכל בלבד בלי במקום בעוד בעיקר בפני בשל בתוך בה בי בך
        בנו גם דרך ה האם הוא הזאת הזה היא היה הייתי היו היות הייתה היתה היינו הם הן הנה הרבה הרי ואילו ואם ו ואת וגם
        והוא והיא וכך ולא ומה זאת זה זהו זו חוץ טרם יהיה יהיו יותר יכול יכולה יכולים יש ישנה ישנם כ כאילו כאלה כאן
        כאשר כבר כדי כה כולל כולם כולה כי כיוון כיצד כך כל כלל כמה כמו כן כפי כש ל לא לאו לאחר לאן לבין לגבי להיות
        להם להן לו לה לולא לי לך לכם לכן לכל למה למי לנו למרות למשל לעבר לעתים לפי לפיכך לפני לפעמים לקראת מ מאוד
        מאד מאז מאחר מאין מבלי מדוע מה מהם מהן מול מחוץ מי מידי ממנה ממנו ממני מן מעט מעל מעבר מפני מצד מתוך מתחת
        מתי נגד נו סביב עד עדיין עוד על עליה עליו עליהם עליי עלינו עלי עם עמו עמה עצמה עצמו עצמי עצמם עקב פה פחות פי
        פן פעם צריך צריכה צריכים קודם רק ש שאין שב שהוא שהיא שהם שהיה שוב של שלה שלהם שלהן שלו שלי שלך שלכם שלנו שם
        שבו שבה שכן תהיה תוך תחת
    """,
    "tr": """
        acaba adeta ait altında ama ancak arada arasında artık asla aslında ayrıca az bana bazen bazı bazıları belki
        ben benden beni benim beri bile bilhassa bir biraz birçok birçoğu biri birisi birkaç birlikte birşey biz
        bizden bize bizi bizim böyle böylece böylelikle bu buna bunda bundan bunlar bunları bunların bunu bunun
        burada buradan burası bütün çoğu çoğunlukla çok çokça çünkü çünki da daha dahi dahil dair de değil dek demek
        demin den diğer diğeri diye doğru dolayı dolayısıyla edecek eden ederek edilen ediyor eğer elbette en epey
        esasen etti etmek etmesi etmiş evet evvel evvela fakat filan falan gayet gayri gerçi gerek gibi göre görece
        gene hakeza halen halbuki hâlâ hangi hangisi hani hasılı hatta hem hemen henüz hep hepsi her herhangi herkes
        herkese herkesin hiç hiçbir hiçbiri için ile ilgili ise işbu işte itibaren itibariyle iken ila ilkin iyice
        kaç kaçı kadar karşı kendi kendine kendini kendisi kendisine kere keşke kez ki kim kime kimi kimin kimisi
        kimse lakin leh lütfen madem mademki mı mi mu mü meğer meğerse nasıl ne neden nedense nerde nere nerede
        nereden nereye neredeyse nesi netekim neyse niçin nihayet nitekim niye o öbür öbürü olan olarak oldu olduğu
        olduğunu olduklarını olmadı olmak olması olmaz olmuş olsa olsun olup olur olursa oluyor ona ondan onlar
        onlara onlardan onları onların onu onun orada oraya önce ötürü oysa oysaki öyle öz pek peki peyderpey rağmen
        sadece sana sanki sen senden seni senin siz sizden size sizi sizin sonra sonuçta şayet şey şeyler şimdi
        şöyle şu şuna şunda şundan şunlar şunu şunun şura tarafından tabii tüm tümü üzere üzerinde var vardı ve
        velev veya veyahut vs ya yahut yakında yalnız yani yerine yine yoksa yok yoluyla zaten zati zira
    """,
    "az": """
        a altında amma ancaq aralarında arasında artıq az bəlkə bəs bəli bəzən bəzi belə beləliklə bilər bir biraz
        biri birgə birlikdə birdən biz bizim bizə bizi bizdən bu buna bunda bundan bunlar bunlara bunları bunların
        bunu bunun bura burada buradan bütün çox çoxlu çoxdan çünki da daha dək də deyə deyil digər dolayı edən edir
        edib elə eləcə ən etdi etmək etmə əgər əsasən əvəz əvvəl fəqət gah gər gərək gibi haçan hansı hansılar həm
        həmçinin hamı hamısı həmin hələ hər hərəsi heç heçnə kim həqiqətən idi idilər imiş ilə indi isə istə için
        içində içərisində kimi kimə kimin kimsə ki lakin lap lazım məhz məgər mənə məni mən məndən mənim mi mı mu mü
        mütləq nə necə nədən nəyə nəyin üçün niyə nəhayət neçə o olan olar olaraq oldu olduğu olma olmaq olmayıb
        olmuş olsa olsun olub olunur olur ona ondan onlar onlara onlardan onları onların onu onun onsuz ora orada
        oradan ötrü öz özü özünə özünü özlərinin öncə sonra qarşı qədər qabaq görə sən sənə səni sənin səndən siz
        sizə sizi sizin sizdən şey tərəfindən təkcə tam təxminən üzrə üzərində var və vardı ya yalnız yaxşı yaxud
        yenə yəni yox yoxdur yoxsa
    """,
    "hi": """
        अंदर अगर अत अथवा अपना अपनी अपने अब अभी आदि आप आपका आपकी आपके आपको आया इतना इतनी इतने इत्यादि इधर इन इनका
        इनकी इनके इनको इनमें इन्हीं इन्हें इन्होंने इस इसका इसकी इसके इसको इसमें इससे इसलिए इसी इसे उन उनका उनकी
        उनके उनको उनमें उनसे उन्हीं उन्हें उन्होंने उधर उस उसका उसकी उसके उसको उसने उसमें उससे उसी उसे एक एवं एस ऐसा
        ऐसी ऐसे और ओर कई कब कभी कम कर करके करता करती करते करना करनी करने करें कहाँ कहां का कारण काफ़ी काफी कि कितना
        कितनी कितने किन किन्तु किंतु किया किसका किसकी किसके किस किसी किसे की कुछ कुल के केवल को कोई कौन कौनसा क्या
        क्यों क्योंकि गई गए गया गयी गये चाहिए चाहे जब जबकि जहाँ जहां जा जाता जाती जाते जाना जाने जितना जिन जिनका
        जिनकी जिनके जिन्हें जिन्होंने जिस जिसका जिसकी जिसके जिसमें जिसे जिससे जैसा जैसी जैसे जो तक तथा तब तभी तरह
        तहत तुम तुम्हारा तुम्हें तू तेरा तो था थी थीं थे दिया दी दे देता देती देते दो दोनों दूसरा दूसरी दूसरे द्वारा
        न नहीं ना ने नीचे पर परंतु परन्तु पहले पास पूरा प्रति फिर बहुत बाद बारे बाहर बिना बिल्कुल बीच भी भर भीतर मगर
        मत मुझ मुझे मुझको में मेरा मेरी मेरे मैं मैंने यदि यद्यपि यह यहाँ यहां यही या ये रहता रहती रहते रहा रही रहे
        लगभग लिए लिये लिया ले लेकिन लेता व वरना वह वहाँ वहां वही वाला वाली वाले वे वैसे वो सकता सकती सकते सब सभी साथ
        सामने सा सिर्फ सिर्फ़ सी से स्वयं हम हमने हमारा हमारी हमारे हमें हर ही हुआ हुई हुए हूँ हूं है हैं हो होगा
        होगी होता होती होते होना होने
    """,
    "bn": """
        অথচ অথবা অনেক অন্য অন্যান্য অর্থাৎ অবশ্য আগে আছে আছেন আদি আপনার আপনি আবার আমরা আমাকে আমাদের আমার আমি আর আরও
        আরো ই ইত্যাদি উপর উপরে এ এই এক একই একটা একটি একবার একে এখন এখনও এখানে এটা এটি এতে এত এদের এবং এমন এর এরা এসব
        এসে এঁর ঐ ও ওই ওকে ওখানে ওদের ওর ওরা কখন কখনও কখনো কত করছে করছেন করতে করবে করবেন করলে করা করার করায় করি করে
        করেছে করেছেন করেন করেছিল করেছিলেন কাউকে কাছ কাছে কারও কারণ কি কিংবা কিছু কিছুই কিন্তু কী কে কেউ কেন কোন কোনও
        কোনো ক্ষেত্রে কেবল গিয়ে গেছে গেলে চেয়ে ছাড়া ছিল ছিলেন ছিলাম জন জন্য জন্যে টা টি ঠিক তখন তত তবে তবু তা তাই
        তাও তাকে তাতে তাদের তার তারপর তারা তাঁকে তাঁদের তাঁর তাঁরা তাহলে তিনি তুমি তুই তোমাকে তোমার তো থেকে থাকে
        থাকবে থাকেন দিকে দিয়ে দিয়েছে দিতে দেওয়া দেন দ্বারা ধরে নয় না নাই নাকি নিজে নিজেই নিজের নিজেদের নিতে
        নিয়ে নেই নেওয়া নি পক্ষে পর পরে পর্যন্ত পাওয়া পারে পারেন প্রতি প্রায় প্রথম ফলে ফের বরং বহু বলে বলেন বা
        বাদে বিনা বেশি ভাবে ভেতর মতো মত মধ্যে মধ্যেই মাঝে মাত্র মোটেই যখন যত যদি যদিও যা যাকে যাতে যাদের যার যারা
        যায় যান যাওয়া যে যেখানে যেতে যেন যেমন যিনি রাখা রয়েছে লাগে শুধু সকল সঙ্গে সঙ্গেও সব সবার সমস্ত সহ সহিত
        সাথে সামনে সুতরাং সে সেই সেখানে সেটা সেটি সেসব হচ্ছে হওয়া হওয়ায় হতে হন হবে হবেন হয় হয়ে হয়েছে হয়েছিল
        হয়তো হলে হলো হল হিসাবে হিসেবে হোক
    """,
    "th": """
        ก็ กว่า กัน กับ การ แก่ แก ขณะ ขณะที่ ของ ข้า ข้าง ขึ้น เข้า เขา ครับ ครั้ง คราว คง ความ ค่ะ คะ คุณ เคย ใคร
        จง จะ จาก จึง จน เจ้า ฉัน เช่น เช่นกัน ซึ่ง ณ ดัง ดังนั้น ดังกล่าว ด้วย ดิฉัน เดียว เดียวกัน โดย ได้ ใด แด่
        ตน ตนเอง ต่อ ต่าง ต่างๆ ตั้งแต่ ตาม แต่ ถ้า ถึง ถูก เถอะ ทว่า ทั้ง ทั้งนี้ ทั้งหมด ทาง ทำให้ ที่ ที ทุก เท่า
        เท่านั้น เท่าไร นอก นอกจาก นั้น นั่น นัก นะ นา น่า นี้ นี่ ใน โน่น บน บาง บ้าง เบื้อง เป็น ประมาณ ผม ผู้
        ฝ่าย เพราะ เพื่อ เพียง แบบ พวก พวกเขา พร้อม พอ เมื่อ มา มาก มิ มี มัก มัน แม้ แม้แต่ ไม่ ยัง ย่อม ยกเว้น เรา
        เลย แล้ว และ แห่ง ว่า ไว้ สำหรับ สิ่ง ส่วน เสีย เสมอ หรือ หลัง หาก หนึ่ง หมด แหละ ให้ ไหน ไหม เหล่า เหล่านี้
        เหล่านั้น อัน อาจ อย่า อย่าง อย่างไร อยู่ ออก อะไร อีก เอง เอา ไง ไป ไร ยิ่ง ระหว่าง รวม รวมทั้ง ลง ล้วน ละ
        อื่น อื่นๆ
    """,
    "vi": """
        ai anh bà bạn bao bằng bị bên bởi các cả cái càng cần cậu chắc chẳng chỉ cho chúng chưa chứ chừng có cô còn
        cùng cũng của cứ dù dẫu do dưới đã đang đâu đây đấy đến đều để đi đó được đối em gì hay hãy hầu hết hoặc hơn
        họ khác khi không kể là lại lắm lên lúc luôn mà mãi mặc mấy mình một mọi mỗi này nào nay nên nếu ngay ngoài
        người nhau nhằm nhất như nhưng những nhỉ nó nọ nơi nữa ở phải qua quá ra rằng rất rồi sao sau sẽ sắp song
        suốt ta tại tất thành thế theo thì thôi thật thay thường tôi tới từ từng trên trong trước tuy tức tự và vài
        vào vẫn vậy về vì việc với vốn xuống ông kia ấy bèn chăng đừng hề ừ à ạ nhé
    """,
    "id": """
        ada adalah adanya agak agar akan aku amat anda antara antar apa apabila apakah apalagi atas atau ataupun
        bagai bagaimana bagi bahkan bahwa bahwasanya bakal banyak bawah beberapa begini begitu belum benar berada
        berapa berbagai bersama biasa biasanya bila bisa boleh bukan bukankah cara cukup cuma dahulu dalam dan dapat
        dari daripada dekat demi demikian dengan di dia diri dirinya disini dong dulu engkau entah hal hampir hanya
        harus hendak hingga ia ialah ini itu itulah jadi jangan jika jikalau juga justru kala kalau kali kalian kami
        kamu karena kau ke kecuali kembali kemudian kenapa kepada kepadanya ketika khususnya kini kita lagi lah lain
        lainnya lalu lebih lewat maka makin malah mana manakala masih masing masing-masing maupun melainkan melalui
        melakukan memang mengapa menjadi menuju menurut mereka merupakan meski meskipun mungkin namun nanti nyaris
        oleh pada padahal paling para pasti per perlu pernah pula pun saat saja saling sama sambil sampai sana
        sangat saya se seakan seandainya sebab sebabnya sebagai sebagaimana sebagian sebaiknya sebelum sebelumnya
        sebuah secara sedang sedangkan sedikit segala segera sehingga sejak sejumlah sekali sekalian sekarang
        sekitar selain selaku selalu selama seluruh semakin sementara semua sendiri seolah seorang seperti sering
        seringkali serta sesuatu sesudah sesungguhnya setelah setiap siapa sini situ suatu sudah supaya tadi tak
        tanpa tapi telah tengah tentang tentu terhadap terlalu terlebih termasuk ternyata tersebut tetap tetapi tiap
        tidak toh untuk usah walau walaupun yaitu yakni yang
    """,
    "ms": """
        ada adakah adalah agak agar akan aku amat anda antara apa apabila apakah apalagi atas atau ataupun bagai
        bagaimana bagaimanapun bagi bahawa bahawasanya bahkan banyak bawah beberapa begini begitu belum berada
        berapa berbagai berkenaan bersama biasanya bila bilakah boleh bukan bukankah cuma cukup dahulu dalam dan
        dapat dari daripada dekat demi demikian dengan di dia diri dirinya engkau entah hal hampir hanya harus
        hendak hendaklah hingga ia iaitu ialah ini itu itulah jadi jangan jangankan jika jikalau juga justeru kadang
        kah kalau kali kami kamu kan kau ke kecuali kelak kembali kemudian kepada kepadanya kerana kerap ketika
        khususnya kini kita kononnya lagi lah lain lalu lebih lepas maka makin malah malahan mana manakala masih
        masing masing-masing mahupun melainkan melalui memang mengapa menjadi menerusi menurut mereka merupakan
        meskipun mungkin namun nanti oleh pada padahal paling para pasti per perlu pernah pula pun saat sahaja saja
        saling sama sambil sampai sana sangat saya se seakan seandainya sebab sebagai sebagaimana sebahagian
        sebaliknya sebelum sebuah secara sedang sedangkan sedikit segala segera sehingga sejak sekali sekalian
        sekarang sekiranya sekitar selain selagi selaku selalu selama selepas seluruh semakin semasa sementara semua
        sendiri seolah-olah seorang sepanjang seperti serta sering sesiapa sesuatu sesudah sesungguhnya setelah
        setiap siapa sini situ suatu sudah supaya tadi tak tanpa tapi telah tengah tentang tentu terhadap terlalu
        termasuk tersebut tetap tetapi tiada tiap tidak tidaklah untuk walau walaupun yaitu yakni yang
    """,
    "ja": """
        の に は を た が で て と し れ さ ある いる も する から な こと として い や など なっ ない この ため
        その あっ よう また もの という あり まで られ なる へ か だ これ によって により おり より による ず なり
        られる において ば なかっ なく しかし について せ だっ その後 できる それ う ので なお のみ でき き つ
        における および いう さらに でも ら たり その他 に関する たち ます ん なら に対して です まし でし ました
        でした ません ね よ わ ぞ ここ そこ あそこ どこ これら それら あれ どれ あの どの そう こう ああ どう そして
        または だが けど けれど けれども ながら つつ だけ しか ほど くらい ぐらい ばかり さえ こそ とも じゃ てる
        ちゃ なん 何 私 僕 あなた 彼 彼女 誰
    """,
    "zh": """
        的 了 在 是 我 有 和 就 不 人们 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 自己 这 那 这个 那个 这些
        那些 这样 那样 这里 那里 他 她 它 们 我们 你们 他们 她们 它们 与 及 以及 或 或者 而 而且 但 但是 并 并且
        因为 所以 因此 如果 虽然 然而 不过 只 只是 只有 还 还是 还有 又 再 才 把 被 让 给 从 向 对 对于 关于 由 由于
        于 以 为 为了 之 其 其中 其他 等 等等 中 里 内 外 下 前 后 时 时候 地 得 过 吗 呢 吧 啊 呀 嘛 个 些 每 各 某
        该 此 本 何 什么 怎么 怎样 如何 为什么 哪 哪些 哪里 谁 多少 几 可 可以 可能 能 能够 应该 应 已 已经 正在 将
        曾 曾经 更 最 太 非常 比较 比 像 如 例如 即 则 若 却 便 同 跟 除了 通过 根据 按照 随着 之间 之后 之前 以后
        以前 无 不是 不会 不能 就是 也是 都是 是否 一些 一种 一样 這 個 們 這個 那個 這些 我們 你們 他們 她們 與 會
        沒有 還 還是 從 對 對於 為 為了 來 後 時 過 嗎 什麼 怎麼 哪裡 誰 幾 應該 已經 將 並 並且 因為 雖然 於 由於
        說 無 則 卻 關於 通過 根據
    """,
    "ko": """
        가 가령 각 각각 각자 갑자기 같은 같이 거기 거의 것 것은 것을 것이 것이다 게다가 결국 경우 고로 곧 과 관하여
        관한 그 그것 그것은 그것을 그것이 그건 그게 그녀 그는 그가 그의 그를 그들 그들은 그들의 그때 그래 그래서
        그러나 그러니 그러니까 그러면 그러므로 그런 그런데 그렇게 그렇다 그렇지만 그리고 그리하여 그만 그저 그쪽
        그토록 그럼 까지 꽤 나 나는 나를 나의 내 내가 너 너는 너희 네 네가 누가 누구 누군가 는 다 다른 다만 다소
        다시 다음 당신 당신은 당신의 대하여 대한 대해 대해서 더 더욱 덜 동안 된 된다 될 되는 되어 되었다 둘 뒤
        드디어 등 등을 등의 등이 따라 따라서 따른 따르면 때 때문 때문에 때로 또 또는 또한 를 마치 마침내 만 만약
        만일 많이 매우 먼저 모두 모든 몇 무슨 무엇 무엇을 무엇이 및 바 바로 밖에 반드시 방금 별로 보다 부터 비록 뿐
        뿐만 상대적으로 서로 설령 수 수가 수도 수는 스스로 아 아니 아니다 아니라 아닌 아래 아마 아무 아무도 아무것도
        아주 아직 아직도 안 않고 않는 않는다 않다 않았다 않은 않을 앞 약간 어느 어디 어디서 어떠한 어떤 어떻게
        어째서 어쨌든 언제 언제나 얼마 얼마나 없다 없는 없이 없고 없었다 에 에게 에서 여기 여러 역시 예 예를 오직
        오히려 와 왜 요 우리 우리가 우리는 우리의 원래 위 위에 위하여 위한 위해 위해서 으로 은 을 의 의해 의하여
        의하면 이 이것 이것은 이것을 이것이 이건 이게 이때 이라고 이라는 이러한 이런 이렇게 이를 이미 이번 이와 이에
        이의 이전 이제 이후 인 인한 인해 일단 있고 있는 있다 있다는 있다고 있던 있도록 있었고 있었다 있었던 있으며
        있음 있을 있지만 자 자기 자기의 자신 자신의 자신이 자주 잘 저 저것 저기 저는 저를 저의 저희 전혀 정도 정말
        제 제가 조금 좀 주로 중 중에 즉 지금 지만 참 채 처럼 통해 통하여 하게 하고 하기 하나 하는 하다 하면 하며
        하여 하였다 하지 하지만 한 한다 한다고 한다는 함께 할 함 항상 해서 했고 했다 했던 했지만 혹은 혹시 후 훨씬
    """,
    "sw": """
        aidha ajili ama ambacho ambako ambalo ambamo ambao ambaye ambayo ambazo ambapo ambavyo akiwa alikuwa alipo
        amekuwa anaye atakuwa au baada baadaye baadhi badala bado baina bali bila cha chini chake changu chao chetu
        chochote chote gani hadi haya hawa hawakuwa hakuna halafu hapa hapo hasa hata hivi hivyo hiyo hizi hizo hii
        hilo hili hiki hicho huku huko humo huenda hujo huo huu huyo huyu ile ili ilikuwa ilivyo imekuwa ingawa
        inayo iwapo isipokuwa iwe je jinsi juu kabisa kabla kadhaa kadri kama kamwe karibu kasoro kati katika kwa
        kwake kwamba kwangu kwani kwanini kwanza kwao kwetu kweli kwenye kila kile kilikuwa kina kinyume kisha kitu
        kuanzia kuhusu kule kupitia kusudi kutoka kutokana kuwa kuwapo kuwepo la lake langu lao laiti lakini leo
        lenye letu licha lile lini lote lolote ma mbali mbele mbona mimi mno moja mpaka mwa mwao mwenye mwingine
        mwenyewe mengine na nao naye ndani nayo nazo ndio ndiyo ndivyo nani nini ni nje ninyi nyinyi nyingi nyingine
        nyuma nanyi nami nasi nawe pa pale pamoja pana pasipo pengine pia pindi pote punde sana sasa sawa si sisi
        sio siyo tangu tena tofauti tu tukawa tulikuwa ukiwa ule ulikuwa vile vilevile vipi vya vyake vyao vyote wa
        wake wakati wako wakiwa wala wale walikuwa wamekuwa wana wanao wangu wao wapi wengi wengine wenye wenyewe
        wetu wewe wote wowote ya yaani yake yako yale yangu yao yenye yeye yetu yote yoyote yule za zake zako zangu
        zao zaidi zenye zetu zile zote zozote
    """,
}
