<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Remove folder</source>
        <translation>Ordner &amp;entfernen</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>&amp;Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Index now</source>
        <translation>Jetzt &amp;indexieren</translation>
    </message>
    <message>
        <source>&amp;Pause indexing</source>
        <translation>Indexieren &amp;anhalten</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>Einste&amp;llungen …</translation>
    </message>
    <message>
        <source>&amp;What is not searchable</source>
        <translation>&amp;Was nicht durchsuchbar ist</translation>
    </message>
    <message>
        <source>Why is a document &amp;not found?</source>
        <translation>Warum wird ein Dokument &amp;nicht gefunden?</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Clear search</source>
        <translation>Suche &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Earlier searches</source>
        <translation>&amp;Frühere Suchen</translation>
    </message>
    <message>
        <source>Find where copied text is &amp;from</source>
        <translation>Herkunft des kopierten &amp;Textes finden</translation>
    </message>
    <message>
        <source>&amp;Filters</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Full &amp;preview</source>
        <translation>&amp;Große Vorschau</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Dogear</source>
        <translation>&amp;Über Dogear</translation>
    </message>
    <message>
        <source>&amp;Open document</source>
        <translation>Dokument ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Show in fol&amp;der</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Find simi&amp;lar passages</source>
        <translation>&amp;Ähnliche Textstellen finden</translation>
    </message>
    <message>
        <source>&amp;Copy citation</source>
        <translation>&amp;Zitat kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown link</source>
        <translation>Als &amp;Markdown-Link kopieren</translation>
    </message>
    <message>
        <source>Copy p&amp;ath</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>&amp;Find in document</source>
        <translation>Im Dokument &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Next passage in document</source>
        <translation>&amp;Nächste Textstelle im Dokument</translation>
    </message>
    <message>
        <source>Pre&amp;vious passage in document</source>
        <translation>&amp;Vorige Textstelle im Dokument</translation>
    </message>
    <message>
        <source>Next pa&amp;ge</source>
        <translation>Näc&amp;hste Seite</translation>
    </message>
    <message>
        <source>Previo&amp;us page</source>
        <translation>Vo&amp;rige Seite</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>G&amp;rößer</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>&amp;Kleiner</translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation>&amp;Normale Größe</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation>D&amp;okument</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>ActivityModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Moved here or renamed</source>
        <translation>Hierher verschoben oder umbenannt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Failed: {0}</source>
        <translation>Fehlgeschlagen: {0}</translation>
    </message>
    <message>
        <source>Files brought up to date: {0}, in {1} s</source>
        <translation>Dateien auf den neuesten Stand gebracht: {0}, in {1} s</translation>
    </message>
    <message>
        <source>Meaning of passages learned: {0}, in {1} s</source>
        <translation>Bedeutung von Textstellen erlernt: {0}, in {1} s</translation>
    </message>
    <message>
        <source>Folder removed; documents forgotten: {0}</source>
        <translation>Ordner entfernt; vergessene Dokumente: {0}</translation>
    </message>
    <message>
        <source>Damaged library mended; documents saved: {0}</source>
        <translation>Beschädigte Bibliothek repariert; gerettete Dokumente: {0}</translation>
    </message>
    <message>
        <source>Leftovers of forgotten documents deleted, in {0} s</source>
        <translation>Reste vergessener Dokumente gelöscht, in {0} s</translation>
    </message>
</context>
<context>
    <name>ActivityView</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
</context>
<context>
    <name>AddModelDialog</name>
    <message>
        <source>Add a model</source>
        <translation>Ein Modell hinzufügen</translation>
    </message>
    <message>
        <source>The publisher&apos;s page says what the model wants before a question and before a passage; without it, it finds less. Leave empty what is not told there.</source>
        <translation>Auf der Seite des Herausgebers steht, was das Modell vor einer Frage und vor einer Textstelle erwartet; ohne das findet es weniger. Lassen Sie leer, was dort nicht steht.</translation>
    </message>
    <message>
        <source>All words count the same (mean)</source>
        <translation>Alle Wörter zählen gleich (mean)</translation>
    </message>
    <message>
        <source>The first one stands for all (CLS)</source>
        <translation>Das erste steht für alle (CLS)</translation>
    </message>
    <message>
        <source>The last one stands for all (last)</source>
        <translation>Das letzte steht für alle (last)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Before a &amp;question</source>
        <translation>Vor einer &amp;Frage</translation>
    </message>
    <message>
        <source>Before a &amp;passage</source>
        <translation>Vor einer &amp;Textstelle</translation>
    </message>
    <message>
        <source>&amp;Languages (codes)</source>
        <translation>&amp;Sprachen (Kürzel)</translation>
    </message>
    <message>
        <source>&amp;How words become one</source>
        <translation>&amp;Wie aus Wörtern eins wird</translation>
    </message>
    <message>
        <source>&amp;Try and add</source>
        <translation>&amp;Prüfen und hinzufügen</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>Das Fenster</translation>
    </message>
    <message>
        <source>&amp;Keep running when the window is closed</source>
        <translation>&amp;Weiterlaufen, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Dogear stays in the notification area and keeps the library up to date.</source>
        <translation>Dogear bleibt im Infobereich und hält die Bibliothek aktuell.</translation>
    </message>
    <message>
        <source>Start &amp;without a window</source>
        <translation>&amp;Ohne Fenster starten</translation>
    </message>
    <message>
        <source>Dogear starts in the notification area, or minimised where there is none.</source>
        <translation>Dogear startet im Infobereich oder, wo es keinen gibt, minimiert.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>C&amp;olours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Light or dark, or what the rest of the computer has.</source>
        <translation>Hell oder dunkel, oder wie der übrige Computer.</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>&amp;Textgröße</translation>
    </message>
    <message>
        <source>Of everything in the window, in parts of the computer&apos;s usual size.</source>
        <translation>Von allem im Fenster, im Verhältnis zur üblichen Größe des Computers.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Of the window, not of your documents. Applies when Dogear starts again.</source>
        <translation>Des Fensters, nicht Ihrer Dokumente. Gilt nach dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>What was looked at</source>
        <translation>Was geprüft wurde</translation>
    </message>
</context>
<context>
    <name>ChipBar</name>
    <message>
        <source>Filters that are set</source>
        <translation>Gesetzte Filter</translation>
    </message>
    <message>
        <source>Remove filter: {0}</source>
        <translation>Filter entfernen: {0}</translation>
    </message>
</context>
<context>
    <name>Citations</name>
    <message>
        <source>Page {0}</source>
        <translation>Seite {0}</translation>
    </message>
    <message>
        <source>Pages {0}–{1}</source>
        <translation>Seiten {0}–{1}</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>MMM yyyy</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message>
        <source>Remove folder</source>
        <translation>Ordner entfernen</translation>
    </message>
    <message>
        <source>Remove {0}?</source>
        <translation>{0} entfernen?</translation>
    </message>
    <message>
        <source>Dogear forgets what is in it and will no longer find it.</source>
        <translation>Dogear vergisst, was darin ist, und findet es nicht mehr.</translation>
    </message>
    <message>
        <source>The files themselves stay where they are.</source>
        <translation>Die Dateien selbst bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Documents: {0}.</source>
        <translation>Dokumente: {0}.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Do not ask again</source>
        <translation>&amp;Nicht mehr fragen</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong in Dogear</source>
        <translation>In Dogear ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Include the error&apos;s &amp;message</source>
        <translation>&amp;Meldung des Fehlers aufnehmen</translation>
    </message>
    <message>
        <source>The message may hold text of your documents or names of your files. Please read it before you give the report to anyone.</source>
        <translation>Die Meldung kann Text aus Ihren Dokumenten oder Namen Ihrer Dateien enthalten. Bitte lesen Sie sie, bevor Sie den Bericht weitergeben.</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Quit Dogear</source>
        <translation>Dogear &amp;beenden</translation>
    </message>
</context>
<context>
    <name>CrashReporter</name>
    <message>
        <source>Dogear ended unexpectedly the last time. Nothing of your library is lost. The report below says where in the program that was; it helps to repair it, and nobody is sent it.</source>
        <translation>Dogear wurde beim letzten Mal unerwartet beendet. Von Ihrer Bibliothek ist nichts verloren. Der Bericht unten sagt, wo im Programm das war; er hilft bei der Reparatur und wird niemandem geschickt.</translation>
    </message>
    <message>
        <source>This is an error in the program. Dogear can usually go on. The report below says where in the program it was; it helps to repair it, and nobody is sent it.</source>
        <translation>Das ist ein Fehler im Programm. Meist kann Dogear weiterarbeiten. Der Bericht unten sagt, wo im Programm er war; er hilft bei der Reparatur und wird niemandem geschickt.</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete everything</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Delete everything Dogear has made?</source>
        <translation>Alles löschen, was Dogear angelegt hat?</translation>
    </message>
    <message>
        <source>The library in {0} will be deleted: the texts, the list of your folders, what was chosen for indexing, and the recent searches. This cannot be undone.

Your documents are not touched. They can be added and indexed again.</source>
        <translation>Die Bibliothek in {0} wird gelöscht: die Texte, die Liste Ihrer Ordner, die Einstellungen zum Indexieren und die letzten Suchen. Das lässt sich nicht rückgängig machen.

Ihre Dokumente bleiben unberührt. Sie können wieder hinzugefügt und indexiert werden.</translation>
    </message>
    <message>
        <source>&amp;Yes, delete the library</source>
        <translation>&amp;Ja, die Bibliothek löschen</translation>
    </message>
    <message>
        <source>&amp;Delete everything</source>
        <translation>Alles &amp;löschen</translation>
    </message>
</context>
<context>
    <name>DocumentHeader</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open in its application</source>
        <translation>In seiner Anwendung öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show the file in the file manager</source>
        <translation>Die Datei in der Dateiverwaltung zeigen</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop to search in it with Dogear</source>
        <translation>Loslassen, um mit Dogear darin zu suchen</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>There is nothing at this place on the disk.</source>
        <translation>An diesem Ort auf der Festplatte ist nichts.</translation>
    </message>
    <message>
        <source>Dogear may not look into its folder.</source>
        <translation>Dogear darf nicht in den Ordner sehen.</translation>
    </message>
    <message>
        <source>It is there on the disk.</source>
        <translation>Sie ist auf der Festplatte vorhanden.</translation>
    </message>
    <message>
        <source>It is in no folder that you added.</source>
        <translation>Sie liegt in keinem Ordner, den Sie hinzugefügt haben.</translation>
    </message>
    <message>
        <source>You added it.</source>
        <translation>Sie haben sie hinzugefügt.</translation>
    </message>
    <message>
        <source>It is in {0}, which you added.</source>
        <translation>Sie liegt in {0}; das haben Sie hinzugefügt.</translation>
    </message>
    <message>
        <source>No rule leaves it out.</source>
        <translation>Keine Regel schließt sie aus.</translation>
    </message>
    <message>
        <source>It has changed since it was read.</source>
        <translation>Sie hat sich geändert, seit sie gelesen wurde.</translation>
    </message>
    <message>
        <source>Searchable in it: {0}</source>
        <translation>Darin durchsuchbar: {0}</translation>
    </message>
    <message>
        <source>Not searchable in it: {0}</source>
        <translation>Darin nicht durchsuchbar: {0}</translation>
    </message>
    <message>
        <source>Its text is indexed, in characters: {0}</source>
        <translation>Ihr Text ist indexiert, Zeichen: {0}</translation>
    </message>
    <message>
        <source>Its meaning is indexed.</source>
        <translation>Ihre Bedeutung ist indexiert.</translation>
    </message>
    <message>
        <source>Its meaning is indexed for {0} of {1} passages.</source>
        <translation>Ihre Bedeutung ist für {0} von {1} Textstellen indexiert.</translation>
    </message>
    <message>
        <source>It has not been read yet.</source>
        <translation>Sie wurde noch nicht gelesen.</translation>
    </message>
    <message>
        <source>It does not pass {0}.</source>
        <translation>Sie passt nicht zu {0}.</translation>
    </message>
    <message>
        <source>No filter keeps it out.</source>
        <translation>Kein Filter schließt sie aus.</translation>
    </message>
    <message>
        <source>It has: {0}</source>
        <translation>Sie enthält: {0}</translation>
    </message>
    <message>
        <source>It does not have: {0}</source>
        <translation>Sie enthält nicht: {0}</translation>
    </message>
    <message>
        <source>Of these one passage has at most: {0}</source>
        <translation>Davon hat eine Textstelle höchstens: {0}</translation>
    </message>
    <message>
        <source>By its words it is not found.</source>
        <translation>Nach ihren Wörtern wird sie nicht gefunden.</translation>
    </message>
    <message>
        <source>By its words it is at place {0} of {1} passages.</source>
        <translation>Nach ihren Wörtern steht sie auf Platz {0} von {1} Textstellen.</translation>
    </message>
    <message>
        <source>By its meaning it is at place {0} of {1} passages.</source>
        <translation>Nach ihrer Bedeutung steht sie auf Platz {0} von {1} Textstellen.</translation>
    </message>
    <message>
        <source>It is not among the {0} documents found.</source>
        <translation>Sie ist nicht unter den {0} gefundenen Dokumenten.</translation>
    </message>
    <message>
        <source>It is at place {0} of {1} documents found.</source>
        <translation>Sie steht auf Platz {0} von {1} gefundenen Dokumenten.</translation>
    </message>
    <message>
        <source>Without the filter it is at place {0} of {1} documents found.</source>
        <translation>Ohne den Filter steht sie auf Platz {0} von {1} gefundenen Dokumenten.</translation>
    </message>
    <message>
        <source>Add the folder “{0}”</source>
        <translation>Ordner „{0}“ hinzufügen</translation>
    </message>
    <message>
        <source>Add this folder</source>
        <translation>Diesen Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add this file</source>
        <translation>Diese Datei hinzufügen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Index now</source>
        <translation>Jetzt indexieren</translation>
    </message>
    <message>
        <source>Remove the filter</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>Show in the report</source>
        <translation>Im Bericht zeigen</translation>
    </message>
    <message>
        <source>There is no file or folder at this place.</source>
        <translation>An diesem Ort ist weder Datei noch Ordner.</translation>
    </message>
    <message>
        <source>Not indexed: this folder was not added to Dogear.</source>
        <translation>Nicht indexiert: Dieser Ordner wurde nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>Not indexed: its folder was not added to Dogear.</source>
        <translation>Nicht indexiert: Der Ordner der Datei wurde nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>Not indexed: {0}</source>
        <translation>Nicht indexiert: {0}</translation>
    </message>
    <message>
        <source>Not searchable. {0}</source>
        <translation>Nicht durchsuchbar. {0}</translation>
    </message>
    <message>
        <source>Not indexed yet: the next indexing will come to it.</source>
        <translation>Noch nicht indexiert: Das nächste Indexieren kommt dazu.</translation>
    </message>
    <message>
        <source>This folder is indexed.</source>
        <translation>Dieser Ordner ist indexiert.</translation>
    </message>
    <message>
        <source>This file is searchable. Type a question to see where it stands.</source>
        <translation>Diese Datei ist durchsuchbar. Geben Sie eine Frage ein, um zu sehen, wo sie steht.</translation>
    </message>
    <message>
        <source>The folder {0}</source>
        <translation>Der Ordner {0}</translation>
    </message>
    <message>
        <source>the folder {0}</source>
        <translation>der Ordner {0}</translation>
    </message>
    <message>
        <source>This folder</source>
        <translation>Dieser Ordner</translation>
    </message>
    <message>
        <source>this folder</source>
        <translation>dieser Ordner</translation>
    </message>
    <message>
        <source>This file</source>
        <translation>Diese Datei</translation>
    </message>
    <message>
        <source>this file</source>
        <translation>diese Datei</translation>
    </message>
    <message>
        <source>Its folder {0}:</source>
        <translation>Der Ordner {0}:</translation>
    </message>
    <message>
        <source>The file has changed since it was read.</source>
        <translation>Die Datei hat sich geändert, seit sie gelesen wurde.</translation>
    </message>
    <message>
        <source>Found: it is the first result.</source>
        <translation>Gefunden: Sie ist das erste Ergebnis.</translation>
    </message>
    <message>
        <source>Found at place {0}.</source>
        <translation>Gefunden auf Platz {0}.</translation>
    </message>
    <message>
        <source>Found, but at place {0}: {1}.</source>
        <translation>Gefunden, aber auf Platz {0}: {1}.</translation>
    </message>
    <message>
        <source>Searchable, but {0}, and its meaning is not indexed yet.</source>
        <translation>Durchsuchbar, aber {0}, und die Bedeutung ist noch nicht indexiert.</translation>
    </message>
    <message>
        <source>Searchable, but not among the results: {0}.</source>
        <translation>Durchsuchbar, aber nicht unter den Ergebnissen: {0}.</translation>
    </message>
    <message>
        <source>Not shown: kept out by {0}.</source>
        <translation>Nicht gezeigt: ausgeschlossen durch {0}.</translation>
    </message>
    <message>
        <source>Even without that it is not among the results.</source>
        <translation>Auch ohne das ist sie nicht unter den Ergebnissen.</translation>
    </message>
    <message>
        <source>Without that it is at place {0}.</source>
        <translation>Ohne das steht sie auf Platz {0}.</translation>
    </message>
    <message>
        <source>no passage of it has all the words you typed together</source>
        <translation>keine ihrer Textstellen enthält alle eingegebenen Wörter</translation>
    </message>
    <message>
        <source>other documents fit the question better</source>
        <translation>andere Dokumente passen besser zur Frage</translation>
    </message>
    <message>
        <source>it has none of the words you typed</source>
        <translation>sie enthält keines der eingegebenen Wörter</translation>
    </message>
    <message>
        <source>it has {0} of the {1} words you typed</source>
        <translation>sie enthält {0} der {1} eingegebenen Wörter</translation>
    </message>
    <message>
        <source>the filter for the folder {0}</source>
        <translation>den Filter für den Ordner {0}</translation>
    </message>
    <message>
        <source>the filter for the type {0}</source>
        <translation>den Filter für den Typ {0}</translation>
    </message>
    <message>
        <source>the filter against the type {0}</source>
        <translation>den Filter gegen den Typ {0}</translation>
    </message>
    <message>
        <source>the filter against the folder {0}</source>
        <translation>den Filter gegen den Ordner {0}</translation>
    </message>
    <message>
        <source>the filter for files changed since {0}</source>
        <translation>den Filter für Dateien, die seit {0} geändert wurden</translation>
    </message>
    <message>
        <source>the filter for files changed before {0}</source>
        <translation>den Filter für Dateien, die vor {0} geändert wurden</translation>
    </message>
    <message>
        <source>the filter against the word {0}</source>
        <translation>den Filter gegen das Wort {0}</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>Choose &amp;file…</source>
        <translation>&amp;Datei wählen …</translation>
    </message>
    <message>
        <source>Choose f&amp;older…</source>
        <translation>&amp;Ordner wählen …</translation>
    </message>
    <message>
        <source>Drop a file here that you miss in the results</source>
        <translation>Ziehen Sie eine Datei hierher, die Sie in den Ergebnissen vermissen</translation>
    </message>
    <message>
        <source>A folder can be dropped as well.</source>
        <translation>Auch ein Ordner ist möglich.</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Without “{0}”</source>
        <translation>Ohne „{0}“</translation>
    </message>
    <message>
        <source>Not {0}</source>
        <translation>Nicht {0}</translation>
    </message>
    <message>
        <source>In {0}</source>
        <translation>In {0}</translation>
    </message>
    <message>
        <source>Not in {0}</source>
        <translation>Nicht in {0}</translation>
    </message>
    <message>
        <source>Since {0}</source>
        <translation>Seit {0}</translation>
    </message>
    <message>
        <source>Before {0}</source>
        <translation>Vor {0}</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Webseiten</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Past week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Past month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Past year</source>
        <translation>Letztes Jahr</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this document</source>
        <translation>In diesem Dokument suchen</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Vorige Stelle</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the search in this document</source>
        <translation>Suche in diesem Dokument schließen</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Copy a text first; Dogear then finds the file it is from.</source>
        <translation>Kopieren Sie zuerst einen Text; Dogear findet dann die Datei, aus der er ist.</translation>
    </message>
    <message>
        <source>Like “{0}…”</source>
        <translation>Wie „{0} …“</translation>
    </message>
    <message>
        <source>The model of this library is missing or damaged: words are looked for, and meaning only in what the next model has learned by now.</source>
        <translation>Das Modell dieser Bibliothek fehlt oder ist beschädigt: Gesucht wird nach Wörtern, und nach der Bedeutung nur in dem, was das nächste Modell schon gelernt hat.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Typen</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Find anything you have written down</source>
        <translation>Finden Sie alles, was Sie aufgeschrieben haben</translation>
    </message>
    <message>
        <source>Dogear searches your own documents by their words and by their meaning, and nothing ever leaves this computer.</source>
        <translation>Dogear durchsucht Ihre eigenen Dokumente nach ihren Wörtern und nach ihrer Bedeutung, und nichts verlässt je diesen Computer.</translation>
    </message>
    <message>
        <source>&amp;Add folders…</source>
        <translation>&amp;Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Try the sample library</source>
        <translation>&amp;Beispielbibliothek ausprobieren</translation>
    </message>
    <message>
        <source>or drop folders anywhere on this window</source>
        <translation>oder ziehen Sie Ordner irgendwo auf dieses Fenster</translation>
    </message>
    <message>
        <source>Add folder {0}</source>
        <translation>Ordner {0} hinzufügen</translation>
    </message>
</context>
<context>
    <name>FoldersModel</name>
    <message>
        <source>{0}, not searchable: {1}</source>
        <translation>{0}, nicht durchsuchbar: {1}</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>Alle Ordner</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Folders and rules</source>
        <translation>Ordner und Regeln</translation>
    </message>
    <message>
        <source>Hidden files, version control folders, caches and the like are always left out. A folder among them can be added by itself.</source>
        <translation>Versteckte Dateien, Ordner von Versionsverwaltungen, Zwischenspeicher und dergleichen bleiben immer außen vor. Einen solchen Ordner können Sie einzeln hinzufügen.</translation>
    </message>
    <message>
        <source>As&amp;k before a folder is removed</source>
        <translation>&amp;Fragen, bevor ein Ordner entfernt wird</translation>
    </message>
    <message>
        <source>The question names the folder and how many documents are forgotten.</source>
        <translation>Die Frage nennt den Ordner und wie viele Dokumente vergessen werden.</translation>
    </message>
    <message>
        <source>Folders of the library</source>
        <translation>Ordner der Bibliothek</translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>Ordner &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Choose a folder and index it</source>
        <translation>Einen Ordner wählen und indexieren</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen …</translation>
    </message>
    <message>
        <source>Remove folder</source>
        <translation>Ordner entfernen</translation>
    </message>
    <message>
        <source>Forget the selected folder</source>
        <translation>Den ausgewählten Ordner vergessen</translation>
    </message>
    <message>
        <source>Documents: {0}</source>
        <translation>Dokumente: {0}</translation>
    </message>
    <message>
        <source>Not searchable: {0}</source>
        <translation>Nicht durchsuchbar: {0}</translation>
    </message>
</context>
<context>
    <name>FoldersView</name>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>HistoryMenu</name>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Last searches</source>
        <translation>Letzte Suchen</translation>
    </message>
    <message>
        <source>No searches yet</source>
        <translation>Noch keine Suchen</translation>
    </message>
    <message>
        <source>&amp;Keep this search no longer</source>
        <translation>Diese Suche nicht mehr &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Save this search</source>
        <translation>Diese Suche &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Clear last searches</source>
        <translation>&amp;Letzte Suchen löschen</translation>
    </message>
</context>
<context>
    <name>IndexStatus</name>
    <message>
        <source>List the files and the reasons</source>
        <translation>Die Dateien und die Gründe auflisten</translation>
    </message>
    <message>
        <source>Indexing progress</source>
        <translation>Fortschritt des Indexierens</translation>
    </message>
    <message>
        <source>Indexing stopped</source>
        <translation>Indexieren beendet</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Resume indexing</source>
        <translation>Indexieren fortsetzen</translation>
    </message>
    <message>
        <source>Pause indexing</source>
        <translation>Indexieren anhalten</translation>
    </message>
    <message>
        <source>Looking for files</source>
        <translation>Dateien werden gesucht</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
</context>
<context>
    <name>Indexing</name>
    <message>
        <source>The language model stays as it is.</source>
        <translation>Das Sprachmodell bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>{0} has been added before.</source>
        <translation>{0} wurde schon hinzugefügt.</translation>
    </message>
    <message>
        <source>{0} is already part of {1}.</source>
        <translation>{0} gehört schon zu {1}.</translation>
    </message>
    <message>
        <source>Added. It can be searched once indexing goes on, which is paused.</source>
        <translation>Hinzugefügt. Durchsuchbar ist es, sobald das angehaltene Indexieren weitergeht.</translation>
    </message>
</context>
<context>
    <name>IndexingPage</name>
    <message>
        <source>Indexing</source>
        <translation>Indexieren</translation>
    </message>
    <message>
        <source>Go on as usual</source>
        <translation>Wie sonst weitermachen</translation>
    </message>
    <message>
        <source>Go on slowly</source>
        <translation>Langsam weitermachen</translation>
    </message>
    <message>
        <source>Wait for mains power</source>
        <translation>Auf Netzstrom warten</translation>
    </message>
    <message>
        <source>When on &amp;battery</source>
        <translation>Im &amp;Akkubetrieb</translation>
    </message>
    <message>
        <source>Slowly means half of one processor core at most.</source>
        <translation>Langsam heißt: höchstens ein halber Prozessorkern.</translation>
    </message>
    <message>
        <source>&amp;Pause indexing</source>
        <translation>Indexieren &amp;anhalten</translation>
    </message>
    <message>
        <source>Nothing is indexed until this is taken back, also after the next start.</source>
        <translation>Es wird nichts indexiert, bis Sie das zurücknehmen, auch nach dem nächsten Start.</translation>
    </message>
    <message>
        <source>What it may use</source>
        <translation>Was es verbrauchen darf</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Processor co&amp;res for learning meaning</source>
        <translation>Prozessor&amp;kerne zum Erlernen der Bedeutung</translation>
    </message>
    <message>
        <source>Automatic takes all of them, and steps back for other programs.</source>
        <translation>Automatisch nimmt alle und tritt für andere Programme zurück.</translation>
    </message>
    <message>
        <source>Files read &amp;at the same time</source>
        <translation>&amp;Gleichzeitig gelesene Dateien</translation>
    </message>
    <message>
        <source>More is faster on a computer with many cores and a fast disk.</source>
        <translation>Mehr ist schneller auf einem Computer mit vielen Kernen und schneller Festplatte.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Leave free on the &amp;disk</source>
        <translation>Auf der &amp;Festplatte frei lassen</translation>
    </message>
    <message>
        <source>Indexing waits when less is free.</source>
        <translation>Das Indexieren wartet, wenn weniger frei ist.</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Largest librar&amp;y</source>
        <translation>Größte Bibliothe&amp;k</translation>
    </message>
    <message>
        <source>Indexing waits when the library is larger.</source>
        <translation>Das Indexieren wartet, wenn die Bibliothek größer ist.</translation>
    </message>
    <message>
        <source>Limits for each file</source>
        <translation>Grenzen für jede Datei</translation>
    </message>
    <message>
        <source>&amp;Largest file</source>
        <translation>G&amp;rößte Datei</translation>
    </message>
    <message>
        <source>Larger files are not read; they are listed as not searchable.</source>
        <translation>Größere Dateien werden nicht gelesen, sondern als nicht durchsuchbar aufgeführt.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Longest &amp;time</source>
        <translation>Längste &amp;Zeit</translation>
    </message>
    <message>
        <source>A file that takes longer to read is given up and listed.</source>
        <translation>Eine Datei, deren Lesen länger dauert, wird aufgegeben und aufgeführt.</translation>
    </message>
    <message>
        <source>Most &amp;memory</source>
        <translation>Meister &amp;Speicher</translation>
    </message>
    <message>
        <source>A file that needs more to be read is given up and listed.</source>
        <translation>Eine Datei, die beim Lesen mehr braucht, wird aufgegeben und aufgeführt.</translation>
    </message>
</context>
<context>
    <name>KindsModel</name>
    <message>
        <source>All reasons</source>
        <translation>Alle Gründe</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&lt;h3&gt;Dogear {0}&lt;/h3&gt;&lt;p&gt;Searches your own documents by words and by meaning. Everything stays on this computer.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Dogear {0}&lt;/h3&gt;&lt;p&gt;Durchsucht Ihre eigenen Dokumente nach Wörtern und nach Bedeutung. Alles bleibt auf diesem Computer.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Dogear</source>
        <translation>Über Dogear</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>Meldung verwerfen</translation>
    </message>
</context>
<context>
    <name>ModelChangePanel</name>
    <message>
        <source>Go &amp;back</source>
        <translation>&amp;Zurückkehren</translation>
    </message>
    <message>
        <source>Let the former model answer again</source>
        <translation>Das frühere Modell wieder antworten lassen</translation>
    </message>
    <message>
        <source>&amp;Cancel the change</source>
        <translation>Wechsel &amp;abbrechen</translation>
    </message>
    <message>
        <source>Stay with the model that answers now</source>
        <translation>Bei dem Modell bleiben, das jetzt antwortet</translation>
    </message>
    <message>
        <source>C&amp;hange all the same</source>
        <translation>Trotzdem &amp;wechseln</translation>
    </message>
    <message>
        <source>Let the new model answer without comparing it</source>
        <translation>Das neue Modell ohne Vergleich antworten lassen</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Use the &amp;graphics processor</source>
        <translation>&amp;Grafikprozessor verwenden</translation>
    </message>
    <message>
        <source>Takes effect with the next start of Dogear.</source>
        <translation>Wirkt mit dem nächsten Start von Dogear.</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>&amp;Keep the former model for</source>
        <translation>Das frühere Modell au&amp;fbewahren für</translation>
    </message>
    <message>
        <source>For so long you can go back to it, at once.</source>
        <translation>So lange können Sie sofort zu ihm zurückkehren.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Largest former model that is kept</source>
        <translation>Größtes f&amp;rüheres Modell, das bleibt</translation>
    </message>
    <message>
        <source>One that takes more of the disk is deleted once another has taken over.</source>
        <translation>Eines, das mehr Platz braucht, wird gelöscht, sobald ein anderes übernommen hat.</translation>
    </message>
    <message>
        <source>A small language model reads every passage and every question, and tells how near their meanings are. It runs on this computer alone. In languages it does not know, the words still find what you type. Only a model that you choose to download is fetched from the internet, once.</source>
        <translation>Ein kleines Sprachmodell liest jede Textstelle und jede Frage und sagt, wie nah sich ihre Bedeutungen sind. Es läuft nur auf diesem Computer. In Sprachen, die es nicht kennt, finden die Wörter weiterhin, was Sie eingeben. Nur ein Modell, das Sie selbst herunterladen, wird einmal aus dem Internet geholt.</translation>
    </message>
    <message>
        <source>Language models</source>
        <translation>Sprachmodelle</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Verwenden</translation>
    </message>
    <message>
        <source>Find by meaning with this model</source>
        <translation>Mit diesem Modell nach Bedeutung suchen</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Herunterladen</translation>
    </message>
    <message>
        <source>Fetch this model from the internet</source>
        <translation>Dieses Modell aus dem Internet holen</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>Delete this model&apos;s file</source>
        <translation>Die Datei dieses Modells löschen</translation>
    </message>
    <message>
        <source>&amp;Add a file…</source>
        <translation>&amp;Datei hinzufügen…</translation>
    </message>
    <message>
        <source>Add a model from a GGUF file, without the internet</source>
        <translation>Ein Modell aus einer GGUF-Datei hinzufügen, ohne Internet</translation>
    </message>
    <message>
        <source>&amp;Measure speed</source>
        <translation>Tempo &amp;messen</translation>
    </message>
    <message>
        <source>Find out in ten seconds how fast the models are on this computer</source>
        <translation>In zehn Sekunden herausfinden, wie schnell die Modelle auf diesem Computer sind</translation>
    </message>
    <message>
        <source>This Dogear was built without support for it.</source>
        <translation>Dieses Dogear wurde ohne Unterstützung dafür gebaut.</translation>
    </message>
    <message>
        <source>by the server&apos;s own checksum, after downloading</source>
        <translation>anhand der Prüfsumme des Servers, nach dem Herunterladen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>Längster Text</translation>
    </message>
    <message>
        <source>{0} word parts</source>
        <translation>{0} Wortteile</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Dimensionen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Published at</source>
        <translation>Veröffentlicht bei</translation>
    </message>
    <message>
        <source>Downloaded from</source>
        <translation>Herunterzuladen von</translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation>Größe auf der Festplatte</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Downloading {0}</source>
        <translation>{0} wird heruntergeladen</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>Remove {0}?</source>
        <translation>{0} entfernen?</translation>
    </message>
    <message>
        <source>Its file is deleted from this computer.</source>
        <translation>Seine Datei wird von diesem Computer gelöscht.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Language models (*.gguf)</source>
        <translation>Sprachmodelle (*.gguf)</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Ein Modell hinzufügen</translation>
    </message>
    <message>
        <source>Trying {0}</source>
        <translation>{0} wird ausprobiert</translation>
    </message>
    <message>
        <source>Measuring for ten seconds</source>
        <translation>Zehn Sekunden lang wird gemessen</translation>
    </message>
    <message>
        <source>{0} is installed and can be used.</source>
        <translation>{0} ist installiert und kann verwendet werden.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
<context>
    <name>ModelWork</name>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>What was downloaded is kept</source>
        <translation>Was heruntergeladen wurde, bleibt erhalten</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Its file is gone</source>
        <translation>Seine Datei fehlt</translation>
    </message>
    <message>
        <source>Part of Dogear</source>
        <translation>Teil von Dogear</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Can be downloaded</source>
        <translation>Herunterladbar</translation>
    </message>
    <message>
        <source>More languages</source>
        <translation>Mehr Sprachen</translation>
    </message>
    <message>
        <source>usually finds better</source>
        <translation>findet meist besser</translation>
    </message>
    <message>
        <source>{0} passages a second here</source>
        <translation>hier {0} Textstellen pro Sekunde</translation>
    </message>
    <message>
        <source>About 100 languages</source>
        <translation>Etwa 100 Sprachen</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} a second</source>
        <translation>{0} pro Sekunde</translation>
    </message>
    <message>
        <source>minutes left: {0}</source>
        <translation>Minuten übrig: {0}</translation>
    </message>
    <message>
        <source>It is faster where there is one that Dogear can use.</source>
        <translation>Es geht schneller, wo es einen gibt, den Dogear verwenden kann.</translation>
    </message>
    <message>
        <source>This Dogear was built without it.</source>
        <translation>Dieses Dogear wurde ohne ihn gebaut.</translation>
    </message>
    <message>
        <source>It failed on this computer; the processor does the work.</source>
        <translation>Auf diesem Computer ist er ausgefallen; der Prozessor macht die Arbeit.</translation>
    </message>
    <message>
        <source>It computes wrongly on this computer; the processor does the work.</source>
        <translation>Auf diesem Computer rechnet er falsch; der Prozessor macht die Arbeit.</translation>
    </message>
    <message>
        <source>It does the work, and was checked against the processor.</source>
        <translation>Er macht die Arbeit und wurde mit dem Prozessor verglichen.</translation>
    </message>
    <message>
        <source>It hardly tells related texts from unrelated ones: the file may be a bad conversion, or what is said of it is wrong.</source>
        <translation>Es unterscheidet verwandte kaum von fremden Texten: Die Datei ist vielleicht schlecht umgewandelt, oder die Angaben zu ihr stimmen nicht.</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>about {0} times slower</source>
        <translation>etwa {0}-mal langsamer</translation>
    </message>
    <message>
        <source>a little slower</source>
        <translation>etwas langsamer</translation>
    </message>
    <message>
        <source>about {0} times faster</source>
        <translation>etwa {0}-mal schneller</translation>
    </message>
    <message>
        <source>as fast</source>
        <translation>gleich schnell</translation>
    </message>
    <message>
        <source>The model of this library is missing or damaged: words are looked for, and meaning only in what the next model has learned by now.</source>
        <translation>Das Modell dieser Bibliothek fehlt oder ist beschädigt: Gesucht wird nach Wörtern, und nach der Bedeutung nur in dem, was das nächste Modell schon gelernt hat.</translation>
    </message>
    <message>
        <source>One can go back to {0} until {1}.</source>
        <translation>Bis {1} kann man zu {0} zurückkehren.</translation>
    </message>
    <message>
        <source>{0} waits, for there is too little space: it needs {1}.</source>
        <translation>{0} wartet, denn der Platz reicht nicht: Es braucht {1}.</translation>
    </message>
    <message>
        <source>{0} takes over once it has read everything; that takes {1} on the disk.</source>
        <translation>{0} übernimmt, sobald es alles gelesen hat; das braucht {1} auf der Festplatte.</translation>
    </message>
    <message>
        <source>{0} has read {1} of {2} passages; {3} answers until it is done.</source>
        <translation>{0} hat {1} von {2} Textstellen gelesen; bis es fertig ist, antwortet {3}.</translation>
    </message>
    <message>
        <source>{0} did not take over, for it found less of your own documents.</source>
        <translation>{0} hat nicht übernommen, denn es fand weniger in Ihren eigenen Dokumenten.</translation>
    </message>
    <message>
        <source>The change to {0} was cancelled; {1} answers.</source>
        <translation>Der Wechsel zu {0} wurde abgebrochen; es antwortet {1}.</translation>
    </message>
    <message>
        <source>{0} was taken back; {1} answers again.</source>
        <translation>{0} wurde zurückgenommen; es antwortet wieder {1}.</translation>
    </message>
    <message>
        <source>Of {0} questions made from your own documents, the former one answered {1} by meaning, the new one {2}.</source>
        <translation>Von {0} Fragen aus Ihren eigenen Dokumenten hat das frühere über die Bedeutung {1} beantwortet, das neue {2}.</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>No passage answers “{0}”.</source>
        <translation>Keine Textstelle beantwortet „{0}“.</translation>
    </message>
    <message>
        <source>The meaning of {0} % of your documents is yet to be learned: more may be found later.</source>
        <translation>Die Bedeutung von {0} % Ihrer Dokumente muss noch erlernt werden: Später wird vielleicht mehr gefunden.</translation>
    </message>
    <message>
        <source>Indexing is still under way: more may be found later.</source>
        <translation>Das Indexieren läuft noch: Später wird vielleicht mehr gefunden.</translation>
    </message>
    <message>
        <source>Try other words, or add the folder it may be in.</source>
        <translation>Versuchen Sie andere Wörter oder fügen Sie den Ordner hinzu, in dem es sein könnte.</translation>
    </message>
    <message>
        <source>Nothing relevant found</source>
        <translation>Nichts Passendes gefunden</translation>
    </message>
    <message>
        <source>Search without: {0}</source>
        <translation>Suchen ohne: {0}</translation>
    </message>
    <message>
        <source>Search without any filter</source>
        <translation>Ohne jeden Filter suchen</translation>
    </message>
    <message>
        <source>Show what comes nearest</source>
        <translation>Zeigen, was am nächsten kommt</translation>
    </message>
    <message>
        <source>Why is a document not found?</source>
        <translation>Warum wird ein Dokument nicht gefunden?</translation>
    </message>
</context>
<context>
    <name>PageNumber</name>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Type a page&apos;s number, or what is printed on it, to go there</source>
        <translation>Geben Sie die Nummer einer Seite ein oder was auf ihr steht, um dorthin zu gehen</translation>
    </message>
    <message>
        <source>({0} of {1})</source>
        <translation>({0} von {1})</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>von {0}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Pages of the document</source>
        <translation>Seiten des Dokuments</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Seite {0} von {1}</translation>
    </message>
</context>
<context>
    <name>PassageView</name>
    <message>
        <source>Document text</source>
        <translation>Text des Dokuments</translation>
    </message>
</context>
<context>
    <name>PatternEditor</name>
    <message>
        <source>One pattern a line, as in .gitignore: *.log for files with that ending, drafts/ for folders of that name, !keep.log for what is wanted all the same.</source>
        <translation>Ein Muster je Zeile, wie in .gitignore: *.log für Dateien mit dieser Endung, Entwürfe/ für Ordner dieses Namens, !wichtig.log für das, was trotzdem gewünscht ist.</translation>
    </message>
    <message>
        <source>Appl&amp;y patterns</source>
        <translation>Muster an&amp;wenden</translation>
    </message>
    <message>
        <source>Leave &amp;out in {0}</source>
        <translation>In {0} a&amp;uslassen</translation>
    </message>
    <message>
        <source>Leave &amp;out</source>
        <translation>A&amp;uslassen</translation>
    </message>
    <message>
        <source>Line {0}: “{1}” is not a pattern.</source>
        <translation>Zeile {0}: „{1}“ ist kein Muster.</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>The page cannot be shown. {0}</source>
        <translation>Die Seite kann nicht gezeigt werden. {0}</translation>
    </message>
    <message>
        <source>Only the part around the passage is shown.</source>
        <translation>Nur der Teil um die Textstelle wird gezeigt.</translation>
    </message>
</context>
<context>
    <name>ProblemDetails</name>
    <message>
        <source>Selected: {0}</source>
        <translation>Ausgewählt: {0}</translation>
    </message>
</context>
<context>
    <name>ProblemsModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>ProblemsView</name>
    <message>
        <source>Files that are not searchable</source>
        <translation>Dateien, die nicht durchsuchbar sind</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Show the page as it is printed</source>
        <translation>Die Seite zeigen, wie sie gedruckt ist</translation>
    </message>
    <message>
        <source>Formatted</source>
        <translation>Formatiert</translation>
    </message>
    <message>
        <source>Show headings, lists and tables as such</source>
        <translation>Überschriften, Listen und Tabellen als solche zeigen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Show the text as it is indexed</source>
        <translation>Den Text zeigen, wie er indexiert ist</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Previous passage in this document</source>
        <translation>Vorige Textstelle in diesem Dokument</translation>
    </message>
    <message>
        <source>Next passage in this document</source>
        <translation>Nächste Textstelle in diesem Dokument</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Ganze Seite</translation>
    </message>
    <message>
        <source>Fit the whole page</source>
        <translation>Die ganze Seite einpassen</translation>
    </message>
    <message>
        <source>{0}/{1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>Passage {0} of {1}</source>
        <translation>Textstelle {0} von {1}</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit the width, or the usual size of text</source>
        <translation>Auf die Breite einpassen, oder Text in üblicher Größe</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>In diesem Dokument suchen</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>What are you looking for?</source>
        <translation>Was suchen Sie?</translation>
    </message>
    <message>
        <source>Type a few words, or ask in a sentence.</source>
        <translation>Geben Sie ein paar Wörter ein oder fragen Sie in einem Satz.</translation>
    </message>
    <message>
        <source>Search again: {0}</source>
        <translation>Noch einmal suchen: {0}</translation>
    </message>
</context>
<context>
    <name>RenderedView</name>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
</context>
<context>
    <name>ReportActions</name>
    <message>
        <source>&amp;Try again</source>
        <translation>Noch einmal &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Leave out…</source>
        <translation>Aus&amp;lassen …</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>&amp;Why is this not found?</source>
        <translation>&amp;Warum wird das nicht gefunden?</translation>
    </message>
    <message>
        <source>&amp;Try again in this folder</source>
        <translation>In diesem Ordner noch einmal &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Leave out this folder…</source>
        <translation>Diesen Ordner aus&amp;lassen …</translation>
    </message>
    <message>
        <source>&amp;Show in the file manager</source>
        <translation>In der &amp;Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>the selected files ({0})</source>
        <translation>die ausgewählten Dateien ({0})</translation>
    </message>
    <message>
        <source>Dogear will no longer look at {0}, and no longer list it here as a problem. Nothing is deleted. What you add by itself later is searched again.</source>
        <translation>Dogear sieht nicht mehr nach, was hier ist: {0}, und führt es nicht mehr als Problem auf. Gelöscht wird nichts. Was Sie später einzeln hinzufügen, wird wieder durchsucht.</translation>
    </message>
    <message>
        <source>Leave out?</source>
        <translation>Auslassen?</translation>
    </message>
</context>
<context>
    <name>ReportWindow</name>
    <message>
        <source>What is not searchable</source>
        <translation>Was nicht durchsuchbar ist</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>Filter by name or folder</source>
        <translation>Nach Name oder Ordner filtern</translation>
    </message>
    <message>
        <source>Not searchable</source>
        <translation>Nicht durchsuchbar</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Searchable: {0} of {1}</source>
        <translation>Durchsuchbar: {0} von {1}</translation>
    </message>
    <message>
        <source>Left out: {0}</source>
        <translation>Ausgelassen: {0}</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>Alle Ordner</translation>
    </message>
    <message>
        <source>No folder has been added yet.</source>
        <translation>Es wurde noch kein Ordner hinzugefügt.</translation>
    </message>
    <message>
        <source>No file or folder here has such a name.</source>
        <translation>Keine Datei und kein Ordner hier heißt so.</translation>
    </message>
    <message>
        <source>Nothing in these folders is left out.</source>
        <translation>In diesen Ordnern ist nichts ausgelassen.</translation>
    </message>
    <message>
        <source>Everything in these folders is searchable.</source>
        <translation>Alles in diesen Ordnern ist durchsuchbar.</translation>
    </message>
    <message>
        <source>No file here is of this kind.</source>
        <translation>Keine Datei hier ist von dieser Art.</translation>
    </message>
</context>
<context>
    <name>ResultDelegate</name>
    <message>
        <source>{0} more</source>
        <translation>{0} weitere</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>Bedeutung</translation>
    </message>
</context>
<context>
    <name>ResultsHeader</name>
    <message>
        <source>Order of the results</source>
        <translation>Reihenfolge der Ergebnisse</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>Beste zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Documents: {0}</source>
        <translation>Dokumente: {0}</translation>
    </message>
    <message>
        <source>Hide weaker matches</source>
        <translation>Schwächere Treffer verbergen</translation>
    </message>
    <message>
        <source>Show weaker matches</source>
        <translation>Schwächere Treffer zeigen</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Earlier searches</source>
        <translation>Frühere Suchen</translation>
    </message>
    <message>
        <source>Earlier and saved searches (Alt+Down)</source>
        <translation>Frühere und gespeicherte Suchen (Alt+Abwärts)</translation>
    </message>
    <message>
        <source>Search your documents</source>
        <translation>Ihre Dokumente durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>Letzte Suchen</translation>
    </message>
    <message>
        <source>&amp;Keep recent searches</source>
        <translation>Letzte Suchen &amp;behalten</translation>
    </message>
    <message>
        <source>They are offered in the menu of the search box, and what was opened from them is indexed first. All of it stays on this computer; off forgets it.</source>
        <translation>Sie werden im Menü des Suchfelds angeboten, und was von ihnen aus geöffnet wurde, wird zuerst indexiert. All das bleibt auf diesem Computer; ausgeschaltet wird es vergessen.</translation>
    </message>
    <message>
        <source>How &amp;many</source>
        <translation>Wie &amp;viele</translation>
    </message>
    <message>
        <source>The oldest ones are forgotten.</source>
        <translation>Die ältesten werden vergessen.</translation>
    </message>
    <message>
        <source>Words and meaning</source>
        <translation>Wörter und Bedeutung</translation>
    </message>
    <message>
        <source>Words only</source>
        <translation>Nur Wörter</translation>
    </message>
    <message>
        <source>Meaning only</source>
        <translation>Nur Bedeutung</translation>
    </message>
    <message>
        <source>Search &amp;by</source>
        <translation>Suchen &amp;nach</translation>
    </message>
    <message>
        <source>Words finds what you typed; meaning also finds it said in other words.</source>
        <translation>Wörter findet, was Sie eingeben; Bedeutung findet es auch in anderen Worten.</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>Beste zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>&amp;Order of results</source>
        <translation>&amp;Reihenfolge der Ergebnisse</translation>
    </message>
    <message>
        <source>Newest first sorts what is relevant by the time of the last change.</source>
        <translation>Neueste zuerst ordnet das Passende nach der letzten Änderung.</translation>
    </message>
    <message>
        <source>Show &amp;weaker matches</source>
        <translation>&amp;Schwächere Treffer zeigen</translation>
    </message>
    <message>
        <source>Also show passages that have little to do with the question.</source>
        <translation>Auch Textstellen zeigen, die wenig mit der Frage zu tun haben.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>It</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>The file is no longer there. Its text is kept.</source>
        <translation>Die Datei ist nicht mehr da. Ihr Text ist aufbewahrt.</translation>
    </message>
    <message>
        <source>The file has changed since it was indexed; the passage is gone from it.</source>
        <translation>Die Datei hat sich seit dem Indexieren geändert; die Textstelle ist nicht mehr darin.</translation>
    </message>
    <message>
        <source>The file has changed since it was indexed; the passage is still in it.</source>
        <translation>Die Datei hat sich seit dem Indexieren geändert; die Textstelle ist noch darin.</translation>
    </message>
    <message>
        <source>The file has changed since it was indexed; the passage is on page {0} now.</source>
        <translation>Die Datei hat sich seit dem Indexieren geändert; die Textstelle ist jetzt auf Seite {0}.</translation>
    </message>
    <message>
        <source>The file is no longer there:</source>
        <translation>Die Datei ist nicht mehr da:</translation>
    </message>
    <message>
        <source>No application on this computer opens this file:</source>
        <translation>Keine Anwendung auf diesem Computer öffnet diese Datei:</translation>
    </message>
    <message>
        <source>Opened, but not at its page: see page {0}</source>
        <translation>Geöffnet, aber nicht an der Seite: siehe Seite {0}</translation>
    </message>
    <message>
        <source>Opened in {0}, which cannot go to a page by itself: see page {1}</source>
        <translation>Geöffnet in {0}, das nicht von selbst zu einer Seite geht: siehe Seite {1}</translation>
    </message>
    <message>
        <source>{0} per second</source>
        <translation>{0} je Sekunde</translation>
    </message>
    <message>
        <source>slowly, on battery</source>
        <translation>langsam, im Akkubetrieb</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Indexing is paused</source>
        <translation>Das Indexieren ist angehalten</translation>
    </message>
    <message>
        <source>Waiting: the computer is on battery</source>
        <translation>Wartet: Der Computer läuft mit Akku</translation>
    </message>
    <message>
        <source>Waiting: the disk is almost full</source>
        <translation>Wartet: Die Festplatte ist fast voll</translation>
    </message>
    <message>
        <source>Another Dogear keeps your documents up to date</source>
        <translation>Ein anderes Dogear hält Ihre Dokumente aktuell</translation>
    </message>
    <message>
        <source>Waiting: the library is as large as it may become</source>
        <translation>Wartet: Die Bibliothek ist so groß, wie sie werden darf</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Wird überwacht</translation>
    </message>
    <message>
        <source>Looked through every minute</source>
        <translation>Wird jede Minute durchgesehen</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Looking for files: {0}</source>
        <translation>Dateien werden gesucht: {0}</translation>
    </message>
    <message>
        <source>Reading {0} of {1} files</source>
        <translation>{0} von {1} Dateien werden gelesen</translation>
    </message>
    <message>
        <source>Learning the meaning of {0} of {1} passages</source>
        <translation>Bedeutung von {0} von {1} Textstellen wird erlernt</translation>
    </message>
    <message>
        <source>Learning the meaning anew, {0} of {1} passages</source>
        <translation>Lernt die Bedeutung neu, {0} von {1} Textstellen</translation>
    </message>
    <message>
        <source>Comparing the models, {0} of {1} questions</source>
        <translation>Vergleicht die Modelle, {0} von {1} Fragen</translation>
    </message>
    <message>
        <source>Making the library smaller</source>
        <translation>Die Bibliothek wird verkleinert</translation>
    </message>
    <message>
        <source>Checking the library</source>
        <translation>Die Bibliothek wird geprüft</translation>
    </message>
    <message>
        <source>Downloading a language model</source>
        <translation>Ein Sprachmodell wird heruntergeladen</translation>
    </message>
    <message>
        <source>Documents: {0}</source>
        <translation>Dokumente: {0}</translation>
    </message>
    <message>
        <source>Passages: {0}</source>
        <translation>Textstellen: {0}</translation>
    </message>
    <message>
        <source>Not searchable: {0}</source>
        <translation>Nicht durchsuchbar: {0}</translation>
    </message>
    <message>
        <source>Meaning search covers {0} % of “{1}”</source>
        <translation>Die Suche nach Bedeutung umfasst {0} % von „{1}“</translation>
    </message>
    <message>
        <source>Meaning search covers {0} %</source>
        <translation>Die Suche nach Bedeutung umfasst {0} %</translation>
    </message>
    <message>
        <source>Added: {0}</source>
        <translation>Hinzugefügt: {0}</translation>
    </message>
    <message>
        <source>Changed: {0}</source>
        <translation>Geändert: {0}</translation>
    </message>
    <message>
        <source>Moved: {0}</source>
        <translation>Verschoben: {0}</translation>
    </message>
    <message>
        <source>Removed: {0}</source>
        <translation>Entfernt: {0}</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>noch etwa {0} min</translation>
    </message>
    <message>
        <source>about {0} h left</source>
        <translation>noch etwa {0} h</translation>
    </message>
    <message>
        <source>The library was damaged. Your folders, your settings and the texts of {0} documents were saved, and the rest is made anew now; the damaged file is kept as {1}.</source>
        <translation>Die Bibliothek war beschädigt. Ihre Ordner, Ihre Einstellungen und die Texte von {0} Dokumenten wurden gerettet, und der Rest wird jetzt neu erstellt; die beschädigte Datei bleibt als {1} erhalten.</translation>
    </message>
    <message>
        <source>There is no file or folder here:</source>
        <translation>Hier ist weder Datei noch Ordner:</translation>
    </message>
    <message>
        <source>This is not, or no longer, in the library:</source>
        <translation>Das ist nicht oder nicht mehr in der Bibliothek:</translation>
    </message>
    <message>
        <source>There is no former model to go back to.</source>
        <translation>Es gibt kein früheres Modell, zu dem man zurückkehren könnte.</translation>
    </message>
    <message>
        <source>The model is not about to change.</source>
        <translation>Ein Wechsel des Modells steht nicht an.</translation>
    </message>
    <message>
        <source>Dogear cannot do this:</source>
        <translation>Das kann Dogear nicht tun:</translation>
    </message>
    <message>
        <source>The library&apos;s folder cannot be written to.</source>
        <translation>In den Ordner der Bibliothek kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The file in the library&apos;s place is not a Dogear library.</source>
        <translation>Die Datei am Ort der Bibliothek ist keine Bibliothek von Dogear.</translation>
    </message>
    <message>
        <source>The library was written by a newer Dogear. Please update Dogear to open it.</source>
        <translation>Die Bibliothek wurde von einem neueren Dogear geschrieben. Bitte aktualisieren Sie Dogear, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>The library is damaged. It is mended when it is next opened; your documents are not affected.</source>
        <translation>Die Bibliothek ist beschädigt. Sie wird beim nächsten Öffnen repariert; Ihre Dokumente sind nicht betroffen.</translation>
    </message>
    <message>
        <source>Another Dogear is indexing into this library. Searching works meanwhile; please index again when the other one is done.</source>
        <translation>Ein anderes Dogear indexiert in diese Bibliothek. Suchen geht währenddessen; bitte indexieren Sie noch einmal, wenn das andere fertig ist.</translation>
    </message>
    <message>
        <source>The disk is full. What was indexed so far is kept.</source>
        <translation>Die Festplatte ist voll. Was bisher indexiert wurde, bleibt.</translation>
    </message>
    <message>
        <source>Too little space is left on the disk. What was indexed so far is kept.</source>
        <translation>Auf der Festplatte ist zu wenig Platz. Was bisher indexiert wurde, bleibt.</translation>
    </message>
    <message>
        <source>The library is as large as it may become. What is in it is kept.</source>
        <translation>Die Bibliothek ist so groß, wie sie werden darf. Was in ihr ist, bleibt.</translation>
    </message>
    <message>
        <source>The library cannot be used.</source>
        <translation>Die Bibliothek kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>This language model is not on this computer yet: download it first.</source>
        <translation>Dieses Sprachmodell ist noch nicht auf diesem Computer: bitte zuerst herunterladen.</translation>
    </message>
    <message>
        <source>There is no such language model here.</source>
        <translation>Dieses Sprachmodell gibt es hier nicht.</translation>
    </message>
    <message>
        <source>This language model is needed.</source>
        <translation>Dieses Sprachmodell wird gebraucht.</translation>
    </message>
    <message>
        <source>The file does not say how it puts the meanings of words together.</source>
        <translation>Die Datei sagt nicht, wie sie die Bedeutungen der Wörter zusammenfasst.</translation>
    </message>
    <message>
        <source>The folder of the language models cannot be written to.</source>
        <translation>In den Ordner der Sprachmodelle kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Too little space is left on the disk for this language model.</source>
        <translation>Auf dem Datenträger ist zu wenig Platz für dieses Sprachmodell.</translation>
    </message>
    <message>
        <source>Another Dogear is downloading this language model.</source>
        <translation>Ein anderes Dogear lädt dieses Sprachmodell gerade herunter.</translation>
    </message>
    <message>
        <source>The folder of the language models cannot be used.</source>
        <translation>Der Ordner der Sprachmodelle kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The connection to the server failed. What was downloaded is kept, and the next download goes on from there.</source>
        <translation>Die Verbindung zum Server ist abgebrochen. Was heruntergeladen wurde, bleibt erhalten, und der nächste Versuch macht dort weiter.</translation>
    </message>
    <message>
        <source>The server gives this language model only to those who have accepted its terms: please do so there, and enter your access token.</source>
        <translation>Der Server gibt dieses Sprachmodell nur heraus, wenn Sie seinen Bedingungen zugestimmt haben: Bitte tun Sie das dort und geben Sie Ihr Zugriffstoken ein.</translation>
    </message>
    <message>
        <source>The server does not have this file.</source>
        <translation>Der Server hat diese Datei nicht.</translation>
    </message>
    <message>
        <source>The language model was not downloaded.</source>
        <translation>Das Sprachmodell wurde nicht heruntergeladen.</translation>
    </message>
    <message>
        <source>The file of a language model is not there. If it came with Dogear, please install that again.</source>
        <translation>Die Datei eines Sprachmodells ist nicht da. Wenn es mit Dogear kam, bitte Dogear neu installieren.</translation>
    </message>
    <message>
        <source>The file of a language model is damaged. If it came with Dogear, please install that again.</source>
        <translation>Die Datei eines Sprachmodells ist beschädigt. Wenn es mit Dogear kam, bitte Dogear neu installieren.</translation>
    </message>
    <message>
        <source>The language model&apos;s file cannot be used for searching.</source>
        <translation>Die Datei des Sprachmodells ist zum Suchen nicht geeignet.</translation>
    </message>
    <message>
        <source>The language model cannot be used.</source>
        <translation>Das Sprachmodell kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Beendet.</translation>
    </message>
    <message>
        <source>Dogear is open on this library already, but it does not answer. Please wait a moment, or end it, and start Dogear again.</source>
        <translation>Dogear ist mit dieser Bibliothek schon geöffnet, antwortet aber nicht. Bitte warten Sie einen Moment oder beenden Sie es, und starten Sie Dogear neu.</translation>
    </message>
    <message>
        <source>Dogear could not do this.</source>
        <translation>Das konnte Dogear nicht tun.</translation>
    </message>
    <message>
        <source>Left out by the rules for its folder.</source>
        <translation>Durch die Regeln für ihren Ordner ausgelassen.</translation>
    </message>
    <message>
        <source>Dogear cannot read files of this type.</source>
        <translation>Dogear kann Dateien dieser Art nicht lesen.</translation>
    </message>
    <message>
        <source>There is no text in it; perhaps its pages are scanned.</source>
        <translation>Sie enthält keinen Text; vielleicht sind ihre Seiten gescannt.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>Die Datei ist zu groß.</translation>
    </message>
    <message>
        <source>The file is protected by a password.</source>
        <translation>Die Datei ist durch ein Passwort geschützt.</translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a file.</source>
        <translation>Das ist ein Gerät oder eine Pipe, keine Datei.</translation>
    </message>
    <message>
        <source>This link leads to what is indexed anyway, or back to itself.</source>
        <translation>Diese Verknüpfung führt zu etwas, das ohnehin indexiert ist, oder zu sich selbst.</translation>
    </message>
    <message>
        <source>The file is in the cloud only, not on this computer.</source>
        <translation>Die Datei ist nur in der Cloud, nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>The file may not be read.</source>
        <translation>Die Datei darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Reading the file took too long.</source>
        <translation>Das Lesen der Datei dauerte zu lange.</translation>
    </message>
    <message>
        <source>Reading the file took too much memory.</source>
        <translation>Das Lesen der Datei brauchte zu viel Speicher.</translation>
    </message>
    <message>
        <source>The file could not be read to its end.</source>
        <translation>Die Datei konnte nicht zu Ende gelesen werden.</translation>
    </message>
    <message>
        <source>It is not there any more, or it links to what is not there.</source>
        <translation>Sie ist nicht mehr da, oder sie verweist auf etwas, das nicht da ist.</translation>
    </message>
    <message>
        <source>If another application opens it, save it anew there.</source>
        <translation>Wenn eine andere Anwendung sie öffnet, speichern Sie sie dort neu.</translation>
    </message>
    <message>
        <source>Split into several files it can be found.</source>
        <translation>In mehrere Dateien geteilt kann sie gefunden werden.</translation>
    </message>
    <message>
        <source>A copy saved as PDF, Word or plain text can be found.</source>
        <translation>Eine als PDF, Word oder reiner Text gespeicherte Kopie kann gefunden werden.</translation>
    </message>
    <message>
        <source>A copy with recognised text, as scanning programs make it, can be found.</source>
        <translation>Eine Kopie mit erkanntem Text, wie Scanprogramme sie anlegen, kann gefunden werden.</translation>
    </message>
    <message>
        <source>A copy saved without a password can be found.</source>
        <translation>Eine ohne Passwort gespeicherte Kopie kann gefunden werden.</translation>
    </message>
    <message>
        <source>Download it, and the next indexing will read it.</source>
        <translation>Laden Sie sie herunter; das nächste Indexieren liest sie.</translation>
    </message>
    <message>
        <source>Change who may read it, and the next indexing will.</source>
        <translation>Ändern Sie, wer sie lesen darf; das nächste Indexieren liest sie.</translation>
    </message>
    <message>
        <source>Try again when the computer has less else to do.</source>
        <translation>Versuchen Sie es noch einmal, wenn der Computer weniger zu tun hat.</translation>
    </message>
    <message>
        <source>{0} is hidden</source>
        <translation>{0} ist versteckt</translation>
    </message>
    <message>
        <source>{0} belongs to version control</source>
        <translation>{0} gehört zu einer Versionsverwaltung</translation>
    </message>
    <message>
        <source>{0} is a cache that a program made for itself</source>
        <translation>{0} ist ein Zwischenspeicher, den ein Programm für sich angelegt hat</translation>
    </message>
    <message>
        <source>{0} belongs to the operating system</source>
        <translation>{0} gehört zum Betriebssystem</translation>
    </message>
    <message>
        <source>{0} is temporary or unfinished</source>
        <translation>{0} ist vorläufig oder unfertig</translation>
    </message>
    <message>
        <source>{0} is where Dogear keeps its library</source>
        <translation>{0} ist der Ort, an dem Dogear seine Bibliothek hat</translation>
    </message>
    <message>
        <source>{0} is left out by the pattern {1}</source>
        <translation>{0} wird durch das Muster {1} ausgelassen</translation>
    </message>
    <message>
        <source>Without text</source>
        <translation>Ohne Text</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>Mit Passwort</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Not supported</source>
        <translation>Nicht unterstützt</translation>
    </message>
    <message>
        <source>In the cloud only</source>
        <translation>Nur in der Cloud</translation>
    </message>
    <message>
        <source>Cannot be opened</source>
        <translation>Nicht zu öffnen</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Restore de&amp;faults</source>
        <translation>Stan&amp;dard wiederherstellen</translation>
    </message>
    <message>
        <source>Set back everything on this page</source>
        <translation>Alles auf dieser Seite zurücksetzen</translation>
    </message>
    <message>
        <source>Clos&amp;e</source>
        <translation>S&amp;chließen</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>In the window</source>
        <translation>Im Fenster</translation>
    </message>
    <message>
        <source>From the box to the results, and back</source>
        <translation>Vom Suchfeld zu den Ergebnissen und zurück</translation>
    </message>
    <message>
        <source>Earlier searches, in the box</source>
        <translation>Frühere Suchen, im Suchfeld</translation>
    </message>
    <message>
        <source>Show or hide further passages of a document</source>
        <translation>Weitere Textstellen eines Dokuments zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Full preview of the selected result</source>
        <translation>Große Vorschau des ausgewählten Ergebnisses</translation>
    </message>
    <message>
        <source>Copy the citation of the selected result</source>
        <translation>Zitat des ausgewählten Ergebnisses kopieren</translation>
    </message>
    <message>
        <source>Set a filter or take it away</source>
        <translation>Einen Filter setzen oder wegnehmen</translation>
    </message>
    <message>
        <source>Next part of the window, and back</source>
        <translation>Nächster Teil des Fensters und zurück</translation>
    </message>
    <message>
        <source>Next and previous place, while finding</source>
        <translation>Nächste und vorige Stelle, beim Suchen im Dokument</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Privacy and storage</source>
        <translation>Datenschutz und Speicher</translation>
    </message>
    <message>
        <source>Nothing leaves this computer: Dogear opens no network connection unless you download a language model, and never writes to your documents.</source>
        <translation>Nichts verlässt diesen Computer: Dogear öffnet keine Netzverbindung, außer wenn Sie ein Sprachmodell herunterladen, und schreibt nie in Ihre Dokumente.</translation>
    </message>
    <message>
        <source>The library</source>
        <translation>Die Bibliothek</translation>
    </message>
    <message>
        <source>The library&apos;s folder: {0}</source>
        <translation>Der Ordner der Bibliothek: {0}</translation>
    </message>
    <message>
        <source>This folder holds the text of your documents, unencrypted, and only you may read it. Protect it as you protect them.</source>
        <translation>Dieser Ordner enthält den Text Ihrer Dokumente unverschlüsselt, und nur Sie dürfen ihn lesen. Schützen Sie ihn wie diese.</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>Im Ordner &amp;zeigen</translation>
    </message>
    <message>
        <source>In the file manager</source>
        <translation>In der Dateiverwaltung</translation>
    </message>
    <message>
        <source>What it takes</source>
        <translation>Was sie belegt</translation>
    </message>
    <message>
        <source>Texts of the documents</source>
        <translation>Texte der Dokumente</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Suche nach Wörtern</translation>
    </message>
    <message>
        <source>Search by meaning</source>
        <translation>Suche nach Bedeutung</translation>
    </message>
    <message>
        <source>Lists of files and passages</source>
        <translation>Listen der Dateien und Textstellen</translation>
    </message>
    <message>
        <source>Free, can be given back</source>
        <translation>Frei, kann zurückgegeben werden</translation>
    </message>
    <message>
        <source>&amp;Compact now</source>
        <translation>Jetzt &amp;verkleinern</translation>
    </message>
    <message>
        <source>Gives back the space that is not needed. Searching goes on meanwhile.</source>
        <translation>Gibt den nicht benötigten Platz zurück. Suchen geht währenddessen weiter.</translation>
    </message>
    <message>
        <source>Compacting</source>
        <translation>Wird verkleinert</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>What is given back already stays so</source>
        <translation>Was schon zurückgegeben ist, bleibt es</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Clear &amp;recent searches</source>
        <translation>&amp;Letzte Suchen löschen</translation>
    </message>
    <message>
        <source>What you searched for is forgotten</source>
        <translation>Wonach Sie gesucht haben, wird vergessen</translation>
    </message>
    <message>
        <source>&amp;Delete everything…</source>
        <translation>&amp;Alles löschen …</translation>
    </message>
    <message>
        <source>Deletes the library, after asking; your documents stay</source>
        <translation>Löscht nach einer Rückfrage die Bibliothek; Ihre Dokumente bleiben</translation>
    </message>
    <message>
        <source>All together: {0}</source>
        <translation>Zusammen: {0}</translation>
    </message>
    <message>
        <source>Compacting was stopped.</source>
        <translation>Das Verkleinern wurde beendet.</translation>
    </message>
    <message>
        <source>Given back: {0}</source>
        <translation>Zurückgegeben: {0}</translation>
    </message>
</context>
<context>
    <name>TextSelector</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select &amp;all of this page</source>
        <translation>&amp;Alles auf dieser Seite auswählen</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>&amp;Show Dogear</source>
        <translation>Dogear &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Resume indexing</source>
        <translation>Indexieren &amp;fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause indexing</source>
        <translation>Indexieren &amp;anhalten</translation>
    </message>
</context>
<context>
    <name>WhyNotFound</name>
    <message>
        <source>Why is this not found?</source>
        <translation>Warum wird das nicht gefunden?</translation>
    </message>
    <message>
        <source>What it should be found for</source>
        <translation>Wofür es gefunden werden soll</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>&amp;Frage</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Indexing…</source>
        <translation>Wird indexiert …</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Eine Datei wählen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
</context>
</TS>
