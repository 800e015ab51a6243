using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Fuzz.Compare;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Reading;

/// <summary>A short run of what <c>./dev.sh compare</c> does at length.</summary>
public sealed class CompareTests
{
    private const string Calc = "/usr/lib/libreoffice/program/libsclo.so";
    private const int Workbooks = 60;
    private const int Seed = 20240331;

    [Fact]
    public async Task GeneratedWorkbooks_AreReadAsLibreOfficeShowsThem_OrTheDifferenceIsExplained()
    {
        Assert.SkipUnless(File.Exists(Calc), "LibreOffice Calc is not installed: apt-get install libreoffice-calc-nogui");
        using var folder = new TestFolder();
        var found = await new CompareRun(folder.Path, Seed).CompareAsync(Enumerable.Range(0, Workbooks), _ => { }, TestContext.Current.CancellationToken);
        Assert.Empty(found.Faults);
        Assert.Empty(found.Unexplained.Select(difference => difference.ToString()));
        Assert.True(found.Workbooks > Workbooks && found.Cells > 20 * Workbooks, $"{found.Workbooks} workbooks, {found.Cells} cells");
    }

    [Fact]
    public void Make_SameSeedAndNumber_GivesTheSameWorkbook()
    {
        static byte[] Made(int seed) => WorkbookSpelling.Write(new WorkbookMaker(seed).Make(7), new WorkbookMaker(seed).RandomOf(~7));
        Assert.Equal(Content(Made(1)), Content(Made(1)));
        Assert.NotEqual(Content(Made(1)), Content(Made(2)));
    }

    [Theory]
    [InlineData("a,b\nc", 1, 2, "b")]
    [InlineData("a,\"x,\"\"y\"\"\nz\",c\n", 1, 2, "x,\"y\"\nz")]
    [InlineData(",,\n,,5\n", 2, 3, "5")]
    [InlineData("\"a\"\nb", 2, 1, "b")]
    public void Csv_Field_StandsAtItsPlace(string text, int row, int column, string field) => Assert.Equal(field, CsvSheet.Read(text)[new CellAddress(row, column)]);

    [Theory]
    [InlineData("d/m/yyyy", "25/03/2024", true)]
    [InlineData("d/m/yyyy", "3/25/2024", false)]
    [InlineData("d/m/yyyy", "24/03/2024", false)]
    [InlineData("mmm-yy", "Tháng 03-24", true)]
    [InlineData("mmm-yy", "Tháng 04-24", false)]
    [InlineData("d/m/yyyy h:mm", "25/3/2024 10:15", true)]
    [InlineData("[$-409]mmmm d, yyyy", "March 25, 2024", true)]
    [InlineData("dddd", "Thứ Hai", true)]
    [InlineData("dddd", "Thứ Ba", false)]
    [InlineData("\"ngày \"dd\" tháng \"mm\" năm \"yyyy", "ngày 25 tháng 03 năm 2024", true)]
    public void ShownDay_OtherDay_IsSeen(string format, string text, bool agrees) => Assert.Equal(agrees, ShownDay.Agrees(format, new(2024, 3, 25), text));

    private static IEnumerable<string> Content(byte[] package)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(package));
        return [.. zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return entry.FullName + reader.ReadToEnd();
        })];
    }
}
