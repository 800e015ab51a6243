namespace MongCai.Poverty.Etl.Intake;

/// <summary>What a name in the inbox says about the file or folder.</summary>
internal enum InboxName
{
    /// <summary>May be a ward's report, whatever its content turns out to be: it is judged.</summary>
    Report,

    /// <summary>Says nothing: the content decides whether it is judged or told.</summary>
    Unknown,

    /// <summary>Never a report, but somebody may believe that it is one: told beside it.</summary>
    Shortcut,

    /// <summary>A program's own thing, or an answer of ours: left alone.</summary>
    LeftAlone,
}

/// <summary>The one place that decides by name what is taken from the inbox. Letters' case, and blanks and dots at the end (which Windows cannot write but other systems can), do not matter.</summary>
internal static class InboxNames
{
    /// <summary>Begin of the text that is laid beside files that are not taken; a copy of it bears a number or a word behind.</summary>
    private const string NoteStem = "CHU-Y-tep-chua-duoc-nhan";

    /// <summary>Name of that text.</summary>
    public const string Note = NoteStem + ".txt";

    private const string GoneStem = "DON-VI-DA-SAP-XEP";

    /// <summary>Name of the text in the folder of a unit that is gone.</summary>
    public const string GoneNote = GoneStem + ".txt";

    private static readonly string[] Notes = [NoteStem, GoneStem];

    private const int LongestEnding = 12;

    /// <summary>Windows, macOS and network drives; folders among them.</summary>
    private static readonly string[] System =
    [
        "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "autorun.inf", "icon\r", "$recycle.bin", "system volume information", "recycler", "__macosx", "@eadir",
        "#recycle", "@recycle", "lost+found", "network trash folder", "temporary items",
    ];

    /// <summary>Streams beside a file that file systems without streams keep as files: origin, previews, attributes.</summary>
    private static readonly string[] Streams = ["zone.identifier", "$data", "afp_afpinfo", "afp_resource", "com.dropbox.attrs", "com.dropbox.attributes", "smartscreen", "encryptable", "oecustomproperty"];

    /// <summary>Unfinished copies and downloads, and what editors and Office keep beside a file.</summary>
    private static readonly string[] Unfinished =
        [".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart", ".aria2", ".swp", ".lock", ".lck", ".laccdb", ".ldb", ".db-journal"];

    private static readonly string[] Shortcuts = [".lnk", ".url", ".website", ".webloc", ".desktop", ".appref-ms", ".pif", ".library-ms", ".search-ms", ".searchconnector-ms"];

    private static readonly string[] Answers = [InboxFolders.TextSuffix, InboxFolders.PageSuffix];

    /// <summary>Separates a file's name from its stream's; Windows and macOS put letters of their own for it on other file systems.</summary>
    private static readonly char[] StreamMarks = [':', '\uF022', '\uF03A'];

    /// <summary>What a name says.</summary>
    public static InboxName Of(string name)
    {
        var bare = name.TrimEnd(' ', '.', '\u00A0');
        if (IsOwn(bare) || IsOfPrograms(bare)) return InboxName.LeftAlone;
        if (EndsWithAny(bare, Shortcuts)) return InboxName.Shortcut;
        return HasEnding(bare) ? InboxName.Report : InboxName.Unknown;
    }

    /// <summary>True for files and folders with which nobody has anything to do.</summary>
    public static bool IsLeftAlone(string name) => Of(name) == InboxName.LeftAlone;

    private static bool IsOwn(string name) =>
        (Array.Exists(Notes, stem => name.StartsWith(stem, StringComparison.OrdinalIgnoreCase)) && name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) || EndsWithAny(name, Answers);

    /// <summary>Dot-files (also of macOS, <c>._x.xlsx</c>, and locks of LibreOffice), locks and drafts of Office, copies of editors.</summary>
    private static bool IsOfPrograms(string name) =>
        name.Length == 0
        || name[0] == '.'
        || name.StartsWith("~$", StringComparison.Ordinal)
        || name[^1] == '~'
        || (name[0] == '#' && name[^1] == '#')
        || System.Contains(name, StringComparer.OrdinalIgnoreCase)
        || EndsWithAny(name, Unfinished)
        || IsStream(name);

    private static bool IsStream(string name) =>
        name.EndsWith("zone.identifier", StringComparison.OrdinalIgnoreCase)
        || (name.LastIndexOfAny(StreamMarks) is > 0 and var at && Streams.Contains(name[(at + 1)..], StringComparer.OrdinalIgnoreCase));

    /// <summary>Latin letters and digits behind the last dot, a letter among them: a dot in a date (<c>tuần 25.3.2024</c>) begins no ending.</summary>
    private static bool HasEnding(string name)
    {
        var ending = name.AsSpan(name.LastIndexOf('.') + 1);
        if (ending.Length == name.Length || ending.Length is 0 or > LongestEnding) return false;
        foreach (var letter in ending)
        {
            if (!char.IsAsciiLetterOrDigit(letter)) return false;
        }

        return ending.ContainsAnyExceptInRange('0', '9');
    }

    private static bool EndsWithAny(string name, string[] endings) => Array.Exists(endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
