using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>
/// The boxes in which comments are shown: VML, without which neither Excel nor LibreOffice shows a comment. The drawing is edited as text, because Excel's own
/// drawings are not always well-formed XML.
/// </summary>
internal sealed partial class CommentBoxes(WorksheetPart sheet, SheetLayout layout)
{
    private const int BoxPixels = 340;
    private const int LinePixels = 17;
    private const int LineLetters = 52;

    private const string Namespaces =
        """xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" """;

    private const string Empty =
        $"""<xml {Namespaces}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>""";

    private readonly VmlDrawingPart? existing = layout.LegacyDrawing is { } id && sheet.TryGetPartById(id, out var part) ? part as VmlDrawingPart : null;

    /// <summary>Removes and adds boxes.</summary>
    /// <param name="bare">Cells whose comment is gone.</param>
    /// <param name="fresh">Cells that have a comment but no box.</param>
    /// <returns>The relationship that the sheet must name; null when it names it already or needs none.</returns>
    public string? Change(IReadOnlyList<CellAddress> bare, IReadOnlyList<CellMark> fresh)
    {
        if (bare.Count == 0 && fresh.Count == 0) return null;
        var drawing = existing is null ? Empty : Text(existing);
        if (bare.Count > 0) drawing = Shape().Replace(drawing, shape => IsNoteOf(shape.Value, bare) ? "" : shape.Value);
        drawing = Insert(drawing, fresh);
        var id = existing is null ? PartIds.Free(sheet) : null;
        var target = existing ?? sheet.AddNewPart<VmlDrawingPart>(id!);
        using var stream = target.GetStream(FileMode.Create, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(drawing));
        return id;
    }

    private static string Text(VmlDrawingPart part)
    {
        using var reader = new StreamReader(part.GetStream(FileMode.Open, FileAccess.Read), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private string Insert(string drawing, IReadOnlyList<CellMark> fresh)
    {
        var names = drawing.Contains("xmlns:x=", StringComparison.Ordinal) && drawing.Contains("xmlns:o=", StringComparison.Ordinal) ? "" : Namespaces;
        var end = drawing.LastIndexOf("</", StringComparison.Ordinal);
        if (end < 0) throw new InvalidDataException("The drawing of the comments has no end.");
        var shapes = new StringBuilder(drawing.Contains("\"_x0000_t202\"", StringComparison.Ordinal) ? "" : NoteType(names));
        var number = ShapeId().Matches(drawing).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).DefaultIfEmpty(1024).Max();
        foreach (var mark in fresh) shapes.Append(Box(mark, ++number, names));
        return drawing.Insert(end, shapes.ToString());
    }

    /// <summary>The kind of shape that Excel uses for comments, under the id that Excel gives it.</summary>
    private static string NoteType(string names) =>
        $"""<v:shapetype {names}id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>""";

    private string Box(CellMark mark, int number, string names)
    {
        var height = (mark.Lines.Sum(line => 1 + (line.Length / LineLetters)) + 1) * LinePixels;
        var (right, rightOffset) = Walk(mark.Cell.Column + 1, BoxPixels, layout.ColumnPixels);
        var (bottom, bottomOffset) = Walk(Math.Max(1, mark.Cell.Row), height, layout.RowPixels);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <v:shape {names}id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:{BoxPixels * 3 / 4}pt;height:{height * 3 / 4}pt;z-index:{number - 1024};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{mark.Cell.Column}, 12, {mark.Cell.Row - 1}, 4, {right}, {rightOffset}, {bottom}, {bottomOffset}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{mark.Cell.Row - 1}</x:Row><x:Column>{mark.Cell.Column - 1}</x:Column></x:ClientData></v:shape>
            """);
    }

    /// <summary>Where so many pixels end that begin at a column or row: 0-based, and the pixels inside.</summary>
    private static (int Index, int Offset) Walk(int first, int pixels, Func<int, int> sizeOf)
    {
        var at = first;
        for (; at < first + 200 && pixels > sizeOf(at); at++) pixels -= sizeOf(at);
        return (at - 1, Math.Min(pixels, sizeOf(at)));
    }

    private static bool IsNoteOf(string shape, IReadOnlyList<CellAddress> cells) =>
        shape.Contains("ObjectType=\"Note\"", StringComparison.Ordinal)
        && Row().Match(shape) is { Success: true } row && Column().Match(shape) is { Success: true } column
        && cells.Contains(new(int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture) + 1, int.Parse(column.Groups[1].Value, CultureInfo.InvariantCulture) + 1));

    [GeneratedRegex("<v:shape[ >].*?</v:shape>", RegexOptions.CultureInvariant | RegexOptions.Singleline, 5000)]
    private static partial Regex Shape();

    [GeneratedRegex("_x0000_s([0-9]{1,8})\"", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex ShapeId();

    [GeneratedRegex("<x:Row>([0-9]{1,7})</x:Row>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("<x:Column>([0-9]{1,5})</x:Column>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Column();
}
