<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Remove folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Index now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What is not searchable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is a document &amp;not found?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Earlier searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find where copied text is &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full &amp;preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Dogear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in fol&amp;der</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find si&amp;milar passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy citation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy p&amp;ath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find in document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next passage in document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious passage in document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pa&amp;ge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previo&amp;us page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep running when the window is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dogear stays in the notification area and keeps the library up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;without a window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dogear starts in the notification area, or minimised where there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;olours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark, or what the rest of the computer has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of everything in the window, in parts of the computer&apos;s usual size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the window, not of your documents. Applies when Dogear starts again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>What was looked at</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChipBar</name>
    <message>
        <source>Filters that are set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove filter: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Citations</name>
    <message>
        <source>Page {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages {0}–{1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message>
        <source>Remove folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {0}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dogear forgets what is in it and will no longer find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files themselves stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Do not ask again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong in Dogear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include the error&apos;s &amp;message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message may hold text of your documents or names of your files. Please read it before you give the report to anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit Dogear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashReporter</name>
    <message>
        <source>Dogear ended unexpectedly the last time. Nothing of your library is lost. The report below says where in the program that was; it helps to repair it, and nobody is sent it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an error in the program. Dogear can usually go on. The report below says where in the program it was; it helps to repair it, and nobody is sent it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete everything Dogear has made?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library in {0} will be deleted: the texts, the list of your folders, what was chosen for indexing, and the recent searches. This cannot be undone.

Your documents are not touched. They can be added and indexed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Yes, delete the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentHeader</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in its application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the file in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop to search in it with Dogear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing at this place on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dogear may not look into its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is there on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in no folder that you added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You added it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in {0}, which you added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule leaves it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has changed since it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searchable in it: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not searchable in it: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its text is indexed, in characters: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its meaning is indexed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its meaning is indexed for {0} of {1} passages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not been read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not pass {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No filter keeps it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not have: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of these one passage has at most: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By its words it is not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By its words it is at place {0} of {1} passages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By its meaning it is at place {0} of {1} passages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not among the {0} documents found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is at place {0} of {1} documents found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the filter it is at place {0} of {1} documents found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the folder “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file or folder at this place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not indexed: this folder was not added to Dogear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not indexed: its folder was not added to Dogear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not indexed: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not searchable. {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not indexed yet: the next indexing will come to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is indexed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is searchable. Type a question to see where it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder {0}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has changed since it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: it is the first result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found at place {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found, but at place {0}: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searchable, but {0}, and its meaning is not indexed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searchable, but not among the results: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shown: kept out by {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even without that it is not among the results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without that it is at place {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no passage of it has all the words you typed together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other documents fit the question better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has none of the words you typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {0} of the {1} words you typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the filter for the folder {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the filter for the type {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the filter against the type {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the filter against the folder {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the filter for files changed since {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the filter for files changed before {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the filter against the word {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>Choose &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose f&amp;older…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a file here that you miss in the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder can be dropped as well.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Without “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past year</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the search in this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Copy a text first; Dogear then finds the file it is from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like “{0}…”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modified</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Find anything you have written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dogear searches your own documents by their words and by their meaning, and nothing ever leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add folders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try the sample library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop folders anywhere on this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoldersModel</name>
    <message>
        <source>{0}, not searchable: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All folders</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Folders and rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden files, version control folders, caches and the like are always left out. A folder among them can be added by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As&amp;k before a folder is removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question names the folder and how many documents are forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder and index it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the selected folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not searchable: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoldersView</name>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryMenu</name>
    <message>
        <source>Saved searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No searches yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep this search no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save this search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear last searches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IndexStatus</name>
    <message>
        <source>List the files and the reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Indexing</name>
    <message>
        <source>Add folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added. It can be searched once indexing goes on, which is paused.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IndexingPage</name>
    <message>
        <source>Indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on as usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on slowly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for mains power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When on &amp;battery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slowly means half of one processor core at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is indexed until this is taken back, also after the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it may use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor co&amp;res for learning meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic takes all of them, and steps back for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files read &amp;at the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More is faster on a computer with many cores and a fast disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave free on the &amp;disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing waits when less is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits for each file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Largest file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger files are not read; they are listed as not searchable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest &amp;time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that takes longer to read is given up and listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most &amp;memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that needs more to be read is given up and listed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KindsModel</name>
    <message>
        <source>All reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&lt;h3&gt;Dogear {0}&lt;/h3&gt;&lt;p&gt;Searches your own documents by words and by meaning. Everything stays on this computer.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Dogear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small language model reads every passage and every question, and tells how near their meanings are. It is part of Dogear and runs on this computer alone. In languages it does not know, the words still find what you type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} word parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>No passage answers “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meaning of {0} % of your documents is yet to be learned: more may be found later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try other words, or add the folder it may be in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing relevant found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search without: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search without any filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what comes nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is a document not found?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageNumber</name>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a page&apos;s number, or what is printed on it, to go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>({0} of {1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Pages of the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassageView</name>
    <message>
        <source>Document text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatternEditor</name>
    <message>
        <source>One pattern a line, as in .gitignore: *.log for files with that ending, drafts/ for folders of that name, !keep.log for what is wanted all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appl&amp;y patterns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave &amp;out in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {0}: “{1}” is not a pattern.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>The page cannot be shown. {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the part around the passage is shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemDetails</name>
    <message>
        <source>Selected: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemsModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemsView</name>
    <message>
        <source>Files that are not searchable</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the page as it is printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formatted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show headings, lists and tables as such</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the text as it is indexed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous passage in this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next passage in this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the whole page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passage {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the width, or the usual size of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>What are you looking for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a few words, or ask in a sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search again: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RenderedView</name>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportActions</name>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why is this not found?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave out this folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the selected files ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dogear will no longer look at {0}, and no longer list it here as a problem. Nothing is deleted. What you add by itself later is searched again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportWindow</name>
    <message>
        <source>What is not searchable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by name or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searchable: {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder has been added yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file or folder here has such a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in these folders is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in these folders is searchable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file here is of this kind.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultDelegate</name>
    <message>
        <source>{0} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meaning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsHeader</name>
    <message>
        <source>Order of the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Earlier searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier and saved searches (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search your documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep recent searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are offered as you type and stay on this computer. Off forgets them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How &amp;many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The oldest ones are forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words and meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search &amp;by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words finds what you typed; meaning also finds it said in other words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Order of results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first sorts what is relevant by the time of the last change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;weaker matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also show passages that have little to do with the question.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no longer there. Its text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has changed since it was indexed; the passage is gone from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has changed since it was indexed; the passage is still in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has changed since it was indexed; the passage is on page {0} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no longer there:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No application on this computer opens this file:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened, but not at its page: see page {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened in {0}, which cannot go to a page by itself: see page {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slowly, on battery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: the computer is on battery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: the disk is almost full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for files: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {0} of {1} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning the meaning of {0} of {1} passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the library smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passages: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not searchable: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning search covers {0} % of “{1}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning search covers {0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {0} h left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file or folder here:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not, or no longer, in the library:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dogear cannot do this:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library&apos;s folder cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file in the library&apos;s place is not a Dogear library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library was written by a newer Dogear. Please update Dogear to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is damaged. Move its folder away and add your folders again; your documents are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Dogear is indexing into this library. Searching works meanwhile; please index again when the other one is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. What was indexed so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little space is left on the disk. What was indexed so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language model is missing. Please install Dogear again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language model&apos;s file is damaged. Please install Dogear again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language model&apos;s file cannot be used for searching.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language model cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dogear is open on this library already, but it does not answer. Please wait a moment, or end it, and start Dogear again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dogear could not do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out by the rules for its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dogear cannot read files of this type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in it; perhaps its pages are scanned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is protected by a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link leads to what is indexed anyway, or back to itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is in the cloud only, not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file may not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file took too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file took too much memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there any more, or it links to what is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If another application opens it, save it anew there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split into several files it can be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy saved as PDF, Word or plain text can be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy with recognised text, as scanning programs make it, can be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy saved without a password can be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it, and the next indexing will read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change who may read it, and the next indexing will.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again when the computer has less else to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} belongs to version control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a cache that a program made for itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} belongs to the operating system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is temporary or unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is where Dogear keeps its library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is left out by the pattern {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the cloud only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore de&amp;faults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set back everything on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clos&amp;e</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the box to the results, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier searches, in the box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide further passages of a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full preview of the selected result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the citation of the selected result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a filter or take it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part of the window, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next and previous place, while finding</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Privacy and storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer: Dogear opens no network connection, and never writes to your documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library&apos;s folder: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder holds the text of your documents, unencrypted, and only you may read it. Protect it as you protect them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts of the documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists of files and passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free, can be given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compact now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives back the space that is not needed. Searching goes on meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compacting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is given back already stays so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear &amp;recent searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you searched for is forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete everything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the library, after asking; your documents stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All together: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compacting was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given back: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextSelector</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all of this page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>&amp;Show Dogear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause indexing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyNotFound</name>
    <message>
        <source>Why is this not found?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it should be found for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
