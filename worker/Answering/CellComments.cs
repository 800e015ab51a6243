using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>The comments of a sheet. The ward's own stay; ours stand behind them in the same box, under a line by which a later answer knows them.</summary>
internal sealed class CellComments
{
    private const string Mark = "Kết quả kiểm tra báo cáo:";
    private const string Author = "Kiểm tra báo cáo";

    private readonly WorksheetPart sheet;
    private readonly Comments comments;
    private readonly HashSet<string> threads;

    /// <summary>Takes the comments of a sheet; creates them where it has none.</summary>
    public CellComments(WorksheetPart sheet)
    {
        this.sheet = sheet;
        var part = sheet.WorksheetCommentsPart ?? sheet.AddNewPart<WorksheetCommentsPart>(PartIds.Free(sheet));
        comments = part.Comments ??= new Comments();
        comments.Authors ??= new Authors();
        comments.CommentList ??= new CommentList();
        threads = [.. sheet.WorksheetThreadedCommentsParts.SelectMany(thread => thread.ThreadedComments?.Elements<DocumentFormat.OpenXml.Office2019.Excel.ThreadedComments.ThreadedComment>() ?? [])
            .Select(thread => thread.Ref?.Value ?? "")];
    }

    /// <summary>Takes an earlier answer's comments away.</summary>
    /// <returns>The cells that have no comment any more.</returns>
    public IReadOnlyList<CellAddress> RemoveFormer()
    {
        var bare = new List<CellAddress>();
        foreach (var comment in List.Elements<Comment>().ToList())
        {
            if (!CutOff(comment) || comment.InnerText.Trim().Length > 0) continue;
            if (CellAddress.TryParse(comment.Reference?.Value, out var cell)) bare.Add(cell);
            comment.Remove();
        }

        return bare;
    }

    /// <summary>Writes the comments of the marked cells. A cell on which the ward holds a conversation keeps it as it is: Excel shows only one of both.</summary>
    /// <returns>The marks whose cell had no comment yet and therefore needs a box.</returns>
    public IReadOnlyList<CellMark> Add(IReadOnlyList<CellMark> marks)
    {
        var existing = List.Elements<Comment>().GroupBy(comment => comment.Reference?.Value ?? "", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var author = AuthorId();
        var fresh = new List<CellMark>();
        foreach (var mark in marks.Where(mark => !threads.Contains(mark.Cell.ToString())))
        {
            var isFresh = !existing.TryGetValue(mark.Cell.ToString(), out var comment);
            if (isFresh) fresh.Add(mark);
            comment ??= List.AppendChild(new Comment { Reference = mark.Cell.ToString(), AuthorId = author, ShapeId = 0, CommentText = new CommentText() });
            (comment.CommentText ??= new CommentText()).Append(Run((isFresh ? "" : "\n\n") + Mark, isBold: true), Run("\n" + string.Join("\n", mark.Lines), isBold: false));
        }

        return fresh;
    }

    /// <summary>Writes the part back; takes it away when no comment is left.</summary>
    public void Save()
    {
        if (List.HasChildren) comments.Save();
        else sheet.DeletePart(sheet.WorksheetCommentsPart!);
    }

    private CommentList List => comments.CommentList!;

    private uint AuthorId()
    {
        var authors = comments.Authors!.Elements<Author>().Select(author => author.Text).ToList();
        var known = authors.IndexOf(Author);
        if (known >= 0) return (uint)known;
        comments.Authors!.AppendChild(new Author(Author));
        return (uint)authors.Count;
    }

    /// <summary>Cuts the text from the mark on; false when there is none.</summary>
    private static bool CutOff(Comment comment)
    {
        var pieces = comment.CommentText?.Descendants<Text>().ToList() ?? [];
        var at = pieces.FindIndex(piece => piece.Text.Contains(Mark, StringComparison.Ordinal));
        if (at < 0) return false;
        pieces[at].Text = pieces[at].Text[..pieces[at].Text.IndexOf(Mark, StringComparison.Ordinal)].TrimEnd();
        foreach (var piece in pieces.Skip(at + 1)) (piece.Parent is Run run ? (OpenXmlElement)run : piece).Remove();
        return true;
    }

    private static Run Run(string text, bool isBold)
    {
        var properties = new RunProperties();
        if (isBold) properties.AppendChild(new Bold());
        properties.Append(new FontSize { Val = 10 }, new RunFont { Val = "Tahoma" });
        return new Run(properties, SheetParts.Words(text));
    }
}
