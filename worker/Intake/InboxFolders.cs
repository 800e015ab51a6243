namespace MongCai.Poverty.Etl.Intake;

/// <summary>Names in the inbox that are not the ward's own.</summary>
public static class InboxFolders
{
    /// <summary>Blank and pre-filled workbooks for the ward.</summary>
    public const string Forms = "mau-bieu";

    /// <summary>Originals that were taken in.</summary>
    public const string Received = "da-nhan";

    /// <summary>Answers.</summary>
    public const string Answers = "tra-lai";

    /// <summary>Ending of the receipt as plain text, after the file's own name.</summary>
    public const string TextSuffix = ".ket-qua.txt";

    /// <summary>Ending of the receipt as a page, after the file's own name.</summary>
    public const string PageSuffix = ".ket-qua.html";
}
