"""The commonest function words of languages that share a script, to tell one from another. Lower case, NFC.

Written by hand for this project. About forty of each: they are a third of running prose, so that twenty words hold half
a dozen. Not stop words: what a view leaves out is another matter.
"""

from __future__ import annotations

from typing import Final

FUNCTION_WORDS: Final[dict[str, str]] = {
    "af": """
        die van en in is het nie 'n te vir met wat op dit sy aan om hy ook na as by deur was hulle maar kan sal
        of tot ons jou jy u word uit moet wees hierdie daar oor net so my dat
    """,
    "az": """
        və bu bir üçün ilə da də olan o ki daha olaraq çox edir edə var kimi sonra hər onun həm ya ən isə biz
        siz mən lakin əgər bütün görə qədər tərəfindən olur deyil etmək bilər istifadə
    """,
    "bs": """
        i je u da se na su za od sa koji ili ne što kao ako samo biti može bi do iz ima nije koja koje ovo kako
        ali te već nakon prije još po sve o bio bila gdje uvijek također
    """,
    "ca": """
        de la i el a que en els les un una per amb del no es és al dels o més com pel són si aquest aquesta ha
        què quan però seva seu hi ho això fer també us podeu l'element entre sobre sense pot
    """,
    "cs": """
        a v se na je že s z o do i to k pro ve za od ale po jako který která které by jsou jsem si byl bylo nebo
        tak při pokud může tento této jeho jen co být už ne není kde aby však
    """,
    "cy": """
        y yr yn a i ar o ac wedi eich am â gan bod mae hyn ei oedd os neu sydd fel chi roedd na i'r a'r o'r er
        mwyn hon hwn gyda eu cael fod rhaid pan gallwch hynny dim nid
    """,
    "da": """
        og i at er en det til på af for den med der de ikke et som du kan har fra om eller var hvis vil men når
        skal sig din dit dine også efter blive bliver ved hvor hun han jeg vi så være mere
    """,
    "de": """
        der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus
        er hat dass sie nach wird bei einer um am sind noch wie einem über oder können wenn
    """,
    "en": """
        the of and to in a is that for it as was with be by on not he this are or his from at which but have an
        had they you were their one all we can her has there been if more when will your
    """,
    "eo": """
        la de kaj en estas al ne por kun kiu el ĉi sed se vi oni tiu ĝi mi povas per pri kiel aŭ ili ke je li
        pli tio via estis ĉu kiuj ankaŭ tiuj uzi nur antaŭ post
    """,
    "es": """
        de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ya si este
        entre cuando esta son ser puede también usted desde todo sin sobre hay qué muy
    """,
    "et": """
        ja on ei et see kui ka oli ta mis või aga siis kes oma seda selle saab nii veel välja ning mida pole
        mille nagu selleks kuid üle pärast need enne kõik ainult peab teie teha ole sest
    """,
    "eu": """
        eta da du ez bat dira edo duen bere dute ere hau den baina izan zen dago egin zure nahi hori dituen
        behar egiteko beste baino baten dituzu duzu gehiago horren ditu arte batean zuen erabili
    """,
    "fi": """
        ja on ei että se oli myös ovat kun joka tai kuin mutta sen ole jos hän voi niin mukaan vain sekä jotka
        tämä olla ne kuten tämän voit sitä eivät vielä jonka ennen hänen nyt aina kanssa koska sitten
    """,
    "fr": """
        de la le et les des en un du une que est pour dans qui sur au par pas plus ne se ce il avec sont ou vous
        son à cette aux sa mais ont si l'on été fait être comme leur nous tout elle peut
    """,
    "ga": """
        an agus na a ar i is go le ag do de seo sé atá tá ní nó bhí ó gur mar don leis sin má san den féidir
        siad ach faoi nuair chun as cé bheith nach sa gach eile am idir
    """,
    "gl": """
        de a e o que do da en un os para unha con no na as por se non é dos ao ou das máis seu súa como está são
        pode esta ser este pero isto cando polo unhas tamén ten foi entre nos nas pola
    """,
    "ha": """
        da na a ya ta su cikin ne wannan mai za don ba ko ce yana daga wani duk kuma kan shi wata tare yi amma
        ke an sai domin wanda idan zuwa akan ka ita bayan akwai ana kuna mu
    """,
    "hr": """
        i je u se na da za su od koji ili ne s kao što iz o ako do biti može koja koje bi nije samo će sve prije
        po kako ali te to ovaj kada nakon svih jer koju gdje također ima uvijek sustav
    """,
    "hu": """
        a az és hogy nem is egy ez van meg csak ha de mint vagy már amely még ki el azt volt ezt kell ami lehet
        minden után sem úgy én aki be akkor fel lesz alatt között szerint majd nincs
    """,
    "id": """
        yang dan di untuk dengan dari pada ini dalam tidak itu akan atau anda adalah ke oleh dapat bisa karena
        sebagai telah juga saat bahwa lebih jika mereka saya kami ada sudah tersebut seperti agar setelah harus
    """,
    "is": """
        og að í á er sem til við um en það ekki með af eða þú fyrir var því hann þegar ef frá þetta þér sé verið
        eru hefur ég upp þessi þess úr eftir vera geta getur svo hún þá þeir
    """,
    "it": """
        di e il la che in un a per è con non una del i si le da della sono dei al come più nel o ma alla gli ha
        se lo anche questo delle su l'ha può essere sul ci era quando cui tra dalla
    """,
    "ku": """
        û ku li ji bi de di e bo ne ev jî ew xwe re na yê vê yên wê divê tu hatin dikare hat an her ya ye me be
        dema piştî wan dike ser hate hemû gelek nav
    """,
    "la": """
        et in est non ad ut cum qui quod sed si de quae ab esse ex aut sunt per hoc nec etiam enim eius quam
        atque me a quo quidem autem eo nam te ille se vel erat omnia
    """,
    "lt": """
        ir kad yra į su iš o ar tai bet kaip jis buvo nuo tik jei jūs prie po už galite bus ne apie gali arba
        norėdami dar iki pagal kuris savo taip jų jo ši šis kai ant būti per
    """,
    "lv": """
        un ir ka no ar uz par lai to kas vai kā bet pie ja tas jūs pēc arī nav var tiek ne šo ko šis šī tikai
        bija vēl savu kad līdz viņš nevar pa vairāk lietotāja gan kurā būs
    """,
    "ms": """
        yang dan di untuk dengan dari pada ini dalam tidak itu akan atau anda adalah ke oleh boleh kerana
        sebagai telah ialah tiada juga tersebut daripada kepada ia bagi beliau mereka saya lagi bahawa jika sila
        pihak ada mahu sudah
    """,
    "nl": """
        de het een van en in is dat op te niet met zijn voor die aan er ook als maar om bij wordt of door naar
        uit dan deze kan u worden nog heeft was je hij dit over kunt meer zich
    """,
    "no": """
        og i det er på som en til å for av at med de den ikke har et om kan du var han fra jeg vi eller men så
        hvis når være skal seg blir ved etter vil hvor også din dette ditt ut bruker
    """,
    "pl": """
        i w na z się nie do jest że to o a jak po od za dla co ale lub przez oraz są które może tym który jego
        być tylko ze czy by jeśli jej przed także można już ich gdy przy pod był
    """,
    "pt": """
        de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das à foi ele seu sua
        ou são está você pode ser isso também pelo pela até esta quando nos é este
    """,
    "ro": """
        de și în a la cu care nu pe o din un să se pentru este mai că sau al ale ce fi prin sunt dacă către fost
        au îi ca unei când după acest această poate lui ei doar între dumneavoastră
    """,
    "sk": """
        a v sa na je že s z o do i to k pre vo za od ale po ako ktorý ktorá ktoré by sú som si bol bolo alebo
        tak pri ak môže tento tejto jeho len čo byť už nie kde aby však
    """,
    "sl": """
        in je v na se za da ki so z s ne pa tudi kot ali po do to pri če iz bi lahko ni od le bo ta še kako biti
        več vse bilo med že o kjer ko sem tako samo ter ker
    """,
    "so": """
        oo iyo ka ku u ah waa in la soo ay uu ayaa si ama waxaa isku kale ee leh kala inuu marka waxa aan lagu
        looga iska badan wuxuu yahay ahaa hadii jiray sida ahayd kasta
    """,
    "sq": """
        të e në dhe i një me për që nga më është se nuk u së do ka si janë kjo ky por ose kur ishte mund tij
        duke tek ai nëse ju cilat cili tyre edhe pas prej pa
    """,
    "sv": """
        och i att det som en på är av för med den till inte har de om ett du kan var han från eller så men vi
        jag när sig ut också ska vid vara blir efter din hur där nu över
    """,
    "sw": """
        ya na wa kwa ni za katika la kuwa cha hii kama yake au lakini hiyo wake pia hilo huo watu mwa hivyo
        ambayo baada wao yeye kutoka kila wakati vya hapa zaidi mimi huu sana bila
    """,
    "tl": """
        ang ng sa na mga ay at ito para hindi kung mo isang may ni ka si ako o rin niya kanyang nang din pa siya
        lang wala kapag upang natin mula maging ating ikaw dahil ko po
    """,
    "tr": """
        ve bir bu için ile da de olarak daha en çok ne gibi olan kadar sonra her o ya ama veya var değil ise
        bunu onun kendi şu ancak biz ben tarafından sadece olduğu göre mi içinde önce ki
    """,
    "vi": """
        là và của có được cho một các không trong với này người khi đã để từ những ở đến về như bạn sẽ cũng đó
        vào nếu hay ra nhưng thì bị tại hoặc phải lại theo năm
    """,
    "yo": """
        ni ti o a ń sí àti wọn láti fún náà pé kan tí bí lọ wa kò yìí nínú jẹ́ wà gbogbo rẹ̀ ṣe sì fi lè àwọn mi
        rẹ
    """,
    "zu": """
        ukuthi futhi uma kodwa noma lapho le ngoba yi kanye ne lo wena leli kungaba zonke khona ngale lokhu
        ukuze nge ku ezi kuyoba yakho lena ayikho kuphela abantu ngabe
    """,
    "be": """
        і ў не на з што да за як гэта у па для ад але ці калі ён яго то так быць можа быў аб яны я вы ваш гэты
        пры толькі іх таксама або якія які усе яшчэ праз каб была
    """,
    "bg": """
        и на да се за от в с не е това са по че като или при до ще което може който които си ако но бъде най
        тази която този след само беше то между още ви те
    """,
    "kk": """
        және бұл үшін мен бір да де болып осы бар емес туралы деп ол сол бойынша арқылы немесе керек кейін
        болады жоқ барлық өз қарай жаңа оның біз сіз дейін тек бірақ
    """,
    "mk": """
        и на да се во за од со не е што ќе го ги или по како сте дека ова тоа може ја му кој која кои ако но ви
        само сака до при бил така оваа овој без нема
    """,
    "mn": """
        нь байна юм энэ байгаа болон гэж тэр бол ба хийх дээр би бас байх болно та уу вэ ч гэсэн хэрэв тухай
        болох биш байсан бөгөөд дараа бүх хэрэглэгч
    """,
    "ru": """
        и в не на что с по как это к у из за от для он но так о его то я а все бы или если же вы их быть может
        был при только её до мы они ещё также чтобы уже
    """,
    "sr": """
        и је у да се на су за од са који или не као што из о ако до може која које би није само ће све пре по
        како али те то овај када након јер ја бити i je u da se na su za od sa koji ili
    """,
    "uk": """
        і в не на що з до як це у та за від для є але його або він й так про якщо ви при може буде був також щоб
        які який ця цей лише всі після ваш бути їх вже яка
    """,
    "ar": """
        في من على إلى أن هذا التي أو لا عن مع هذه ما كان الذي بعد لم إذا قد كل هو هي بين ذلك عند حتى كما غير أي
        ثم و يمكن تم كانت أنه وقد أكثر يتم لك
    """,
    "fa": """
        و در به از که این را با است برای آن یک خود تا بر می شده یا هم اگر شود شما کرد بود های کنید ها دارد باید
        هر نیز شد آنها کردن بیش بین دیگر ما پس
    """,
    "ur": """
        کے میں کی ہے اور سے کا کو اس کہ ہیں پر نے ایک یہ بھی تھا نہیں وہ ہو کر تو جو لیے آپ اپنے تھے تھی ان گیا
        ہوتا یا ساتھ بعد کیا تک رہا
    """,
    "ps": """
        د په او چې ته له کې سره دا دی یو نه هم کړی کړئ شي ده څخه وي هغه پر یې لپاره یا که وو دې ستاسو لري
    """,
    "ug": """
        ۋە بىلەن بۇ ئۈچۈن بىر دە ھەم ئۇ ئەگەر ياكى ئەمەس كېيىن بولسا قىلىدۇ بولىدۇ ئىچىدە بار يوق قىلىش ھەممە
    """,
    "ckb": """
        و لە بۆ بە کە ئەم لەگەڵ بێت ئەو هەر یان ناو دەبێت نییە تۆ هەیە لەسەر نەک ئێمە بوو دەکرێت ئەوەی
    """,
    "he": """
        של את על לא הוא זה או עם כי היא אם גם יש כל אל היה בין אך רק ניתן
    """,
    "yi": """
        די און איז פון אין דער צו א מיט פאר דאס ניט וואס נישט אז עס האט זיך פֿון אויף
    """,
    "hi": """
        के में है की से और का को पर कि यह एक हैं ने लिए नहीं इस आप या तो कर भी जो था हो अपने होता किया करें गया
        रहा द्वारा साथ यदि सकते तक कोई थे
    """,
    "mr": """
        आणि आहे या मध्ये व एक ही हे किंवा करा नाही असे आहेत करण्यासाठी साठी तर ते ने होते काही त्या केले की जर
        करून असलेल्या आपण हा तुम्ही त्याच्या पण च्या
    """,
    "ne": """
        छ र को मा लाई गर्न यो हो का ले भने पनि छन् गर्नुहोस् वा तपाईँ तपाईं लागि हुन्छ भएको एक गरेको बाट यस अनि
        तथा गर्ने थियो हुने सबै नयाँ प्रयोग त्यो
    """,
    "mai": """
        अछि आ केर मे सँ क लेल एकटा नहि जे ई अहाँ छल हेतु पर अहि करू कएल संग वा कोनो रहल भेल
    """,
    "bn": """
        ও এই করে এবং না করতে জন্য থেকে একটি যে কি হবে তার এ আর হয় করা আপনি সঙ্গে কোন তা হয়েছে যা বা যদি
    """,
    "as": """
        আৰু এই কৰক কৰিবলৈ পৰা এটা হয় নহয় লৈ যি কৰা বাবে বা আপোনাৰ কৰে থকা আপুনি সকলো নাই
    """,
}
"""By language. Those of a script that one language is written in need none: `language` tells them by it."""
