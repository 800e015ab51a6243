using System.Text;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

public sealed class FindingCatalogueTests
{
    /// <summary>Codes and weights of contract §3, in its order; GN309 is not given out, GN311 and GN410 were added to it.</summary>
    private static readonly (string Code, Severity Severity)[] Contract =
    [
        ("GN001", Severity.Error),
        ("GN002", Severity.Error),
        ("GN003", Severity.Error),
        ("GN004", Severity.Error),
        ("GN005", Severity.Error),
        ("GN006", Severity.Error),
        ("GN007", Severity.Info),
        ("GN008", Severity.Info),
        ("GN009", Severity.Error),
        ("GN101", Severity.Error),
        ("GN102", Severity.Error),
        ("GN103", Severity.Error),
        ("GN104", Severity.Error),
        ("GN105", Severity.Warning),
        ("GN106", Severity.Error),
        ("GN107", Severity.Info),
        ("GN108", Severity.Info),
        ("GN201", Severity.Error),
        ("GN202", Severity.Error),
        ("GN203", Severity.Error),
        ("GN204", Severity.Error),
        ("GN205", Severity.Error),
        ("GN206", Severity.Warning),
        ("GN207", Severity.Error),
        ("GN208", Severity.Error),
        ("GN209", Severity.Info),
        ("GN210", Severity.Info),
        ("GN211", Severity.Info),
        ("GN212", Severity.Error),
        ("GN213", Severity.Error),
        ("GN301", Severity.Error),
        ("GN302", Severity.Warning),
        ("GN303", Severity.Warning),
        ("GN304", Severity.Warning),
        ("GN305", Severity.Error),
        ("GN306", Severity.Error),
        ("GN307", Severity.Warning),
        ("GN308", Severity.Warning),
        ("GN310", Severity.Warning),
        ("GN311", Severity.Warning),
        ("GN312", Severity.Warning),
        ("GN401", Severity.Warning),
        ("GN402", Severity.Warning),
        ("GN403", Severity.Warning),
        ("GN404", Severity.Warning),
        ("GN405", Severity.Warning),
        ("GN406", Severity.Warning),
        ("GN407", Severity.Error),
        ("GN408", Severity.Info),
        ("GN409", Severity.Warning),
        ("GN410", Severity.Warning),
    ];

    [Fact]
    public void Catalogue_HoldsTheCodesAndWeightsOfTheContract() => Assert.Equal(Contract, FindingCatalogue.All.Select(entry => (entry.Code, entry.Severity)));

    [Fact]
    public void Found_OfALongText_IsShortened() => Assert.Equal(121, FindingCatalogue.Create("GN211", "x", "A1", new string('a', 5000)).Found!.Length);

    [Fact]
    public void Document_ForUsers_IsTheCatalogue() =>
        new GoldenFolder(RepositoryRoot.Path("worker", "docs"), Environment.GetEnvironmentVariable("MCPE_GOLDEN") == "write", Environment.GetEnvironmentVariable("CI") == "true")
            .Check(Document(), "findings.md");

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
