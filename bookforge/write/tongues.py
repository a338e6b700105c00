"""The book's own words in each language that typography is known for: data alone.

A row holds the fields of words.Words in their order, between bars. Notes are named so that nothing
is said of who wrote them: a work's author is not told to be a man or a woman.
"""

# fmt: off
MATTER = {
    "en": "Dedication|Acknowledgements|About the Author|Also by {}|Copyright|{}, Book {}",
    "de": "Widmung|Danksagung|Zur Person|Außerdem von {}|Impressum|{}, Band {}",
    "fr": "Dédicace|Remerciements|À propos de l’auteur|Autres livres de {}|Mentions légales"
          "|{}, tome {}",
    "es": "Dedicatoria|Agradecimientos|Sobre el autor|Otros libros de {}|Créditos|{}, libro {}",
    "it": "Dedica|Ringraziamenti|L’autore|Altri libri di {}|Diritti|{}, libro {}",
    "pt": "Dedicatória|Agradecimentos|Sobre o autor|Outros livros de {}|Ficha técnica"
          "|{}, livro {}",
    "nl": "Opdracht|Dankwoord|Over de auteur|Ook van {}|Colofon|{}, deel {}",
    "pl": "Dedykacja|Podziękowania|O autorze|Inne książki: {}|Prawa autorskie|{}, tom {}",
    "cs": "Věnování|Poděkování|O autorovi|Další knihy: {}|Tiráž|{}, kniha {}",
    "sk": "Venovanie|Poďakovanie|O autorovi|Ďalšie knihy: {}|Tiráž|{}, kniha {}",
    "hu": "Ajánlás|Köszönetnyilvánítás|A szerzőről|További könyvek: {}|Impresszum|{}, {}. kötet",
    "sv": "Dedikation|Tack|Om författaren|Fler böcker av {}|Upphovsrätt|{}, del {}",
    "da": "Dedikation|Tak|Om forfatteren|Flere bøger af {}|Kolofon|{}, bind {}",
    "nb": "Dedikasjon|Takk|Om forfatteren|Flere bøker av {}|Kolofon|{}, bok {}",
    "fi": "Omistus|Kiitokset|Kirjailijasta|Muita kirjoja: {}|Tekijänoikeudet|{}, osa {}",
    "ru": "Посвящение|Благодарности|Об авторе|Другие книги: {}|Выходные данные|{}, книга {}",
    "uk": "Присвята|Подяки|Про автора|Інші книги: {}|Вихідні дані|{}, книга {}",
    "el": "Αφιέρωση|Ευχαριστίες|Για τον συγγραφέα|Άλλα βιβλία: {}|Πνευματικά δικαιώματα"
          "|{}, βιβλίο {}",
    "tr": "İthaf|Teşekkürler|Yazar hakkında|Diğer kitapları: {}|Künye|{}, {}. kitap",
    "ja": "献辞|謝辞|著者について|{}の他の作品|奥付|{} 第{}巻",
    "zh": "题献|致谢|关于作者|{}的其他作品|版权页|{} 第{}卷",
}
ROWS = {
    "en":
        "by|Contents|Cover|Title page|Epigraph|Start of the story|Author’s Notes|Author’s "
        "note|Afterword|page|Back to {}|scene break|Landmarks|Content Warnings|Disclaimer|"
        "Summary|Translator’s note|Editor’s note|Prompt|Thanks|All text can be enlarged, "
        "recoloured and read aloud, and it stands in reading order. The contents lead to "
        "every chapter. The only picture is the cover, which is described.",
    "de":
        "von|Inhalt|Umschlag|Titelseite|Motto|Beginn der Geschichte|Anmerkungen|Anmerkung|"
        "Nachwort|Seite|Zurück zu: {}|Szenenwechsel|Orientierungspunkte|Inhaltswarnungen|"
        "Haftungsausschluss|Zusammenfassung|Anmerkung der Übersetzung|Anmerkung der "
        "Redaktion|Schreibaufgabe|Dank|Der ganze Text lässt sich vergrößern, umfärben und "
        "vorlesen und steht in Lesereihenfolge. Das Inhaltsverzeichnis führt zu jedem "
        "Kapitel. Das einzige Bild ist der Umschlag; er ist beschrieben.",
    "fr":
        "par|Table des matières|Couverture|Page de titre|Épigraphe|Début de l’histoire|Notes "
        "d’auteur|Note d’auteur|Postface|page|Retour : {}|changement de scène|Repères|"
        "Avertissements|Avis de non-propriété|Résumé|Note de traduction|Note de la rédaction|"
        "Consigne|Remerciements|Tout le texte peut être agrandi, recoloré et lu à voix "
        "haute, et il suit l’ordre de lecture. La table des matières mène à chaque chapitre. "
        "La seule image est la couverture, qui est décrite.",
    "es":
        "de|Índice|Cubierta|Portada|Epígrafe|Comienzo de la historia|Notas de autor|Nota de "
        "autor|Palabras finales|página|Volver a: {}|cambio de escena|Puntos de referencia|"
        "Advertencias de contenido|Descargo de responsabilidad|Resumen|Nota de traducción|"
        "Nota de edición|Consigna|Agradecimientos|Todo el texto puede ampliarse, cambiar de "
        "color y leerse en voz alta, y sigue el orden de lectura. El índice lleva a cada "
        "capítulo. La única imagen es la cubierta, que está descrita.",
    "it":
        "di|Indice|Copertina|Frontespizio|Epigrafe|Inizio della storia|Note d’autore|Nota "
        "d’autore|Postfazione|pagina|Torna a: {}|cambio di scena|Punti di riferimento|"
        "Avvertenze sul contenuto|Disclaimer|Riassunto|Nota di traduzione|Nota di redazione|"
        "Traccia|Ringraziamenti|Tutto il testo può essere ingrandito, ricolorato e letto ad "
        "alta voce, e segue l’ordine di lettura. L’indice porta a ogni capitolo. L’unica "
        "immagine è la copertina, che è descritta.",
    "pt":
        "de|Índice|Capa|Folha de rosto|Epígrafe|Início da história|Notas de autor|Nota de "
        "autor|Posfácio|página|Voltar a: {}|mudança de cena|Pontos de referência|Avisos "
        "de conteúdo|Declaração de autoria|Resumo|Nota de tradução|Nota de edição|Proposta|"
        "Agradecimentos|Todo o texto pode ser ampliado, recolorido e lido em voz alta, e "
        "segue a ordem de leitura. O índice leva a cada capítulo. A única imagem é a capa, "
        "que está descrita.",
    "nl":
        "door|Inhoud|Omslag|Titelpagina|Motto|Begin van het verhaal|Noten van de auteur|Noot "
        "van de auteur|Nawoord|pagina|Terug naar: {}|scènewisseling|Oriëntatiepunten|"
        "Inhoudswaarschuwingen|Disclaimer|Samenvatting|Noot van de vertaler|Noot van de "
        "redactie|Schrijfopdracht|Dank|Alle tekst kan worden vergroot, van kleur veranderd "
        "en voorgelezen, en staat in leesvolgorde. De inhoudsopgave leidt naar elk "
        "hoofdstuk. De enige afbeelding is het omslag; het is beschreven.",
    "pl":
        "—|Spis treści|Okładka|Strona tytułowa|Motto|Początek opowieści|Noty autorskie|Nota "
        "autorska|Posłowie|strona|Wróć do: {}|zmiana sceny|Punkty orientacyjne|"
        "Ostrzeżenia o treści|Zastrzeżenie|Streszczenie|Od tłumacza|Od redakcji|Temat|"
        "Podziękowania|Cały tekst można powiększyć, przebarwić i odczytać na głos; zachowuje "
        "on kolejność czytania. Spis treści prowadzi do każdego rozdziału. Jedyną ilustracją "
        "jest okładka, która ma opis.",
    "cs":
        "—|Obsah|Obálka|Titulní strana|Motto|Začátek příběhu|Autorské poznámky|Autorská "
        "poznámka|Doslov|strana|Zpět: {}|změna scény|Orientační body|Upozornění na obsah|"
        "Prohlášení|Shrnutí|Poznámka k překladu|Poznámka redakce|Zadání|Poděkování|Celý text "
        "lze zvětšit, přebarvit a předčítat a je v pořadí čtení. Obsah vede ke každé "
        "kapitole. Jediným obrázkem je obálka, která je popsána.",
    "sk":
        "—|Obsah|Obálka|Titulná strana|Motto|Začiatok príbehu|Autorské poznámky|Autorská "
        "poznámka|Doslov|strana|Späť: {}|zmena scény|Orientačné body|Upozornenia na obsah|"
        "Vyhlásenie|Zhrnutie|Poznámka k prekladu|Poznámka redakcie|Zadanie|Poďakovanie|Celý "
        "text možno zväčšiť, prefarbiť a predčítať a je v poradí čítania. Obsah vedie ku "
        "každej kapitole. Jediným obrázkom je obálka, ktorá je opísaná.",
    "hu":
        "—|Tartalom|Borító|Címlap|Mottó|A történet kezdete|A szerző megjegyzései|A szerző "
        "megjegyzése|Utószó|oldal:|Vissza: {}|jelenetváltás|Tájékozódási pontok|Tartalmi "
        "figyelmeztetések|Jogi nyilatkozat|Összefoglaló|A fordító megjegyzése|A szerkesztő "
        "megjegyzése|Írói feladat|Köszönet|A teljes szöveg nagyítható, átszínezhető és "
        "felolvasható, és olvasási sorrendben áll. A tartalomjegyzék minden fejezethez "
        "elvezet. Az egyetlen kép a borító, amelynek van leírása.",
    "sv":
        "av|Innehåll|Omslag|Titelsida|Motto|Berättelsens början|Författarens anteckningar|"
        "Författarens anteckning|Efterord|sidan|Tillbaka till: {}|scenbyte|Riktmärken|"
        "Innehållsvarningar|Friskrivning|Sammanfattning|Översättarens anmärkning|Redaktörens "
        "anmärkning|Skrivuppgift|Tack|All text kan förstoras, färgas om och läsas upp, och "
        "den står i läsordning. Innehållet leder till varje kapitel. Den enda bilden är "
        "omslaget, som är beskrivet.",
    "da":
        "af|Indhold|Omslag|Titelblad|Motto|Historiens begyndelse|Forfatterens noter|"
        "Forfatterens note|Efterord|side|Tilbage til: {}|sceneskift|Pejlemærker|"
        "Indholdsadvarsler|Ansvarsfraskrivelse|Resumé|Oversætterens note|Redaktørens note|"
        "Skriveopgave|Tak|Al tekst kan forstørres, farves om og læses højt, og den står i "
        "læserækkefølge. Indholdsfortegnelsen fører til hvert kapitel. Det eneste billede er "
        "omslaget, som er beskrevet.",
    "nb":
        "av|Innhold|Omslag|Tittelside|Motto|Historiens begynnelse|Forfatterens notater|"
        "Forfatterens notat|Etterord|side|Tilbake til: {}|sceneskifte|Landemerker|"
        "Innholdsadvarsler|Ansvarsfraskrivelse|Sammendrag|Oversetterens merknad|Redaktørens "
        "merknad|Skriveoppgave|Takk|All tekst kan forstørres, farges om og leses høyt, og "
        "den står i leserekkefølge. Innholdet fører til hvert kapittel. Det eneste bildet er "
        "omslaget, som er beskrevet.",
    "fi":
        "—|Sisällys|Kansi|Nimiösivu|Motto|Tarinan alku|Kirjoittajan huomautukset|"
        "Kirjoittajan huomautus|Jälkisanat|sivu|Takaisin: {}|kohtauksen vaihto|Maamerkit|"
        "Sisältövaroitukset|Vastuuvapauslauseke|Tiivistelmä|Kääntäjän huomautus|Toimittajan "
        "huomautus|Kirjoitustehtävä|Kiitokset|Kaiken tekstin voi suurentaa, värittää "
        "uudelleen ja kuunnella, ja se on lukujärjestyksessä. Sisällys vie jokaiseen lukuun. "
        "Ainoa kuva on kansi, joka on kuvailtu.",
    "ru":
        "—|Содержание|Обложка|Титульный лист|Эпиграф|Начало истории|Авторские примечания|"
        "Авторское примечание|Послесловие|с.|Назад: {}|смена сцены|Ориентиры|"
        "Предупреждения|Отказ от прав|Краткое содержание|Примечание переводчика|Примечание "
        "редактора|Заявка|Благодарности|Весь текст можно увеличить, перекрасить и "
        "прослушать; он стоит в порядке чтения. Содержание ведёт к каждой главе. "
        "Единственная картинка — обложка, у неё есть описание.",
    "uk":
        "—|Зміст|Обкладинка|Титульна сторінка|Епіграф|Початок історії|Авторські примітки|"
        "Авторська примітка|Післямова|с.|Назад: {}|зміна сцени|Орієнтири|Попередження|"
        "Відмова від прав|Короткий зміст|Примітка перекладача|Примітка редактора|Заявка|"
        "Подяки|Увесь текст можна збільшити, перефарбувати й прослухати; він стоїть у "
        "порядку читання. Зміст веде до кожного розділу. Єдине зображення — обкладинка, воно "
        "має опис.",
    "el":
        "—|Περιεχόμενα|Εξώφυλλο|Σελίδα τίτλου|Μότο|Αρχή της ιστορίας|Σημειώσεις συγγραφέα|"
        "Σημείωση συγγραφέα|Επίμετρο|σελίδα|Πίσω: {}|αλλαγή σκηνής|Ορόσημα|"
        "Προειδοποιήσεις περιεχομένου|Αποποίηση|Περίληψη|Σημείωση της μετάφρασης|Σημείωση "
        "της επιμέλειας|Θέμα|Ευχαριστίες|Όλο το κείμενο μπορεί να μεγεθυνθεί, να αλλάξει "
        "χρώμα και να διαβαστεί φωναχτά, και ακολουθεί τη σειρά ανάγνωσης. Τα περιεχόμενα "
        "οδηγούν σε κάθε κεφάλαιο. Η μόνη εικόνα είναι το εξώφυλλο, που έχει περιγραφή.",
    "tr":
        "—|İçindekiler|Kapak|İç kapak|Epigraf|Öykünün başı|Yazarın notları|Yazarın notu|"
        "Sonsöz|sayfa|Geri dön: {}|sahne değişimi|Yer işaretleri|İçerik uyarıları|Yasal "
        "uyarı|Özet|Çevirmenin notu|Editörün notu|Yazı konusu|Teşekkürler|Bütün metin "
        "büyütülebilir, rengi değiştirilebilir ve sesli okunabilir; okuma sırasındadır. "
        "İçindekiler her bölüme götürür. Tek resim kapaktır, onun da açıklaması vardır.",
    "ja":
        "—|目次|表紙|扉|エピグラフ|物語の始まり|作者より|作者より|あとがき|p.|{}に戻る|"
        "場面の区切り|目印|内容についての警告|免責事項|あらすじ|訳注|編集者注|お題|謝辞|"
        "本文はすべて拡大、配色の変更、読み上げができ、読む順に並んでいます。目次から各章へ移動できます。画像は表紙だけで、説明が付いています。",
    "zh":
        "—|目录|封面|书名页|题记|故事开始|作者的话|作者的话|后记|页码|返回：{}|场景分隔|"
        "导航点|内容警告|免责声明|摘要|译者注|编者注|题目|致谢|"
        "全部文字均可放大、换色和朗读，并按阅读顺序排列。目录通往每一章。唯一的图片是封面，附有说明。",
}
# fmt: on

# What a picture is called that nobody has described.
PICTURES = {
    "en": "Picture",
    "de": "Bild",
    "fr": "Image",
    "es": "Imagen",
    "it": "Immagine",
    "pt": "Imagem",
    "nl": "Afbeelding",
    "pl": "Ilustracja",
    "cs": "Obrázek",
    "sk": "Obrázok",
    "hu": "Kép",
    "sv": "Bild",
    "da": "Billede",
    "nb": "Bilde",
    "fi": "Kuva",
    "ru": "Иллюстрация",
    "uk": "Ілюстрація",
    "el": "Εικόνα",
    "tr": "Resim",
    "ja": "図",
    "zh": "图片",
}
