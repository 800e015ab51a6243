using System.Text;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

public sealed class FindingCatalogueTests
{
    // Contract §3; GN309 is not given out, GN311 and GN410 were added to it.
    [Fact]
    public void Catalogue_HoldsExactlyTheCodesOfTheContract()
    {
        var codes = Range(1, 9).Concat(Range(101, 106)).Concat(Range(201, 212)).Concat(Range(301, 308)).Append("GN310").Append("GN311").Concat(Range(401, 410));

        Assert.Equal(codes, FindingCatalogue.All.Select(entry => entry.Code));
    }

    [Fact]
    public void Document_ForUsers_IsTheCatalogue() =>
        new GoldenFolder(RepositoryRoot.Path("worker", "docs"), Environment.GetEnvironmentVariable("MCPE_GOLDEN") == "write", Environment.GetEnvironmentVariable("CI") == "true")
            .Check(Document(), "findings.md");

    private static IEnumerable<string> Range(int first, int last) => Enumerable.Range(first, last - first + 1).Select(number => $"GN{number:000}");

    private static string Document()
    {
        var text = new StringBuilder("# Các mã kết quả kiểm tra\n\nLỗi: cả tệp bị trả lại. Lưu ý: tệp được nhận, cần xem lại. Thông tin: không phải làm gì.\n\n");
        text.Append("| Mã | Mức | Nội dung | Chỉ vào | Câu trả lời cho đơn vị |\n|---|---|---|---|---|\n");
        foreach (var entry in FindingCatalogue.All)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {entry.Code} | {Weight(entry.Severity)} | {entry.Title} | {entry.Place} | {entry.Message.Replace('{', '‹').Replace('}', '›')} |\n");
        return text.ToString();
    }

    private static string Weight(Severity severity) => severity switch { Severity.Error => "Lỗi", Severity.Warning => "Lưu ý", _ => "Thông tin" };
}
