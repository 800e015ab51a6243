using System.Xml.Linq;
using MongCai.Poverty.Etl.Reporting.Word;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Word;

/// <summary>Letters of 12 points: a digit is at most 120 twips broad, and a cell needs 140 around its text.</summary>
public sealed class TableWidthsTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Fact]
    public void Figure_ThatFitsItsColumn_ChangesNothing() => Assert.Equal([2000, 510], Widths(Table([2000, 510], "Phường", "123")));

    [Fact]
    public void Figure_OneDigitTooLong_IsGivenRoomByTheOther()
    {
        var table = Table([2000, 510], "Phường", "1234");

        Assert.Equal([1889, 621], Widths(table));
        Assert.Equal([1889, 621], CellWidths(table));
    }

    [Fact]
    public void Figures_TooLongForTheWholeTable_AreMadeSmallerAndTheTableStaysAsBroad()
    {
        var table = Table([800, 510], "123456", "123456");

        var widths = Widths(table);

        Assert.Equal(1310, widths.Sum());
        var size = (int)table.Descendants(W + "sz").First().Attribute(W + "val")!;
        Assert.InRange(size, 14, 17);
        Assert.All(widths, width => Assert.True(width >= (6 * 0.5 * size * 10) + 140, $"{width}"));
    }

    /// <summary>A ward's file name says nothing about how large an official document is printed.</summary>
    [Fact]
    public void Word_HoweverLong_IsBrokenAsEver() => Assert.Equal([2000, 510], Widths(Table([2000, 510], "Phường", new string('W', 80))));

    /// <summary>16 digits of 7 points are 1120 twips broad, with what is around them 1261: 751 more than there are, of the 800 that the name can spare.</summary>
    [Fact]
    public void Names_KeepSixTenthsOfTheirColumn() => Assert.Equal([1249, 1261], Widths(Table([2000, 510], "Phường", "1234567890123456")));

    /// <summary>Word keeps the widths before a tracked change inside the grid.</summary>
    [Fact]
    public void Grid_WithATrackedChange_IsRead()
    {
        var table = Table([2000, 510], "Phường", "1234");
        table.Descendants(W + "tblGrid").Single().Add(new XElement(W + "tblGridChange", new XElement(W + "tblGrid", new XElement(W + "gridCol", new XAttribute(W + "w", 9)))));

        TableWidths.Fit(table);

        Assert.Equal("621", table.Descendants(W + "gridCol").ElementAt(1).Attribute(W + "w")!.Value);
    }

    [Fact]
    public void Table_WhoseSizeComesFromAStyle_StaysAsLargeAndAsBroad()
    {
        var table = Table([800, 510], "123456", "123456");
        table.Descendants(W + "sz").Remove();

        Assert.Equal(1310, Widths(table).Sum());
    }

    [Fact]
    public void Paragraphs_OfACell_AreFiguresOfTheirOwn()
    {
        var table = Table([2000, 510], "Phường", "123");
        var cell = table.Descendants(W + "tc").Last();
        cell.Add(new XElement(cell.Element(W + "p")!));

        Assert.Equal([2000, 510], Widths(table));
    }

    [Fact]
    public void TableWithoutFixedWidths_IsLeftToTheProgramThatShowsIt()
    {
        var table = Table([2000, 510], "Phường", "123456789");
        table.Descendants(W + "tblLayout").Remove();

        Assert.Equal([2000, 510], Widths(table));
    }

    private static XDocument Table(int[] grid, params string[] texts) => new(new XElement(W + "document", new XElement(W + "tbl",
        new XElement(W + "tblPr", new XElement(W + "tblLayout", new XAttribute(W + "type", "fixed"))),
        new XElement(W + "tblGrid", grid.Select(width => new XElement(W + "gridCol", new XAttribute(W + "w", width)))),
        new XElement(W + "tr", grid.Zip(texts, Cell)))));

    private static XElement Cell(int width, string text) => new(W + "tc",
        new XElement(W + "tcPr", new XElement(W + "tcW", new XAttribute(W + "w", width))),
        new XElement(W + "p", new XElement(W + "r", new XElement(W + "rPr", new XElement(W + "sz", new XAttribute(W + "val", 24))), new XElement(W + "t", text))));

    private static int[] Widths(XDocument table)
    {
        TableWidths.Fit(table);
        return [.. table.Descendants(W + "gridCol").Select(column => (int)column.Attribute(W + "w")!)];
    }

    private static int[] CellWidths(XDocument table) => [.. table.Descendants(W + "tcW").Select(cell => (int)cell.Attribute(W + "w")!)];
}
