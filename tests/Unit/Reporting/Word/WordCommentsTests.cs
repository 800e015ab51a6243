using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using MongCai.Poverty.Etl.Reporting.Word;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Word;

public sealed class WordCommentsTests
{
    private static readonly byte[] Template = File.ReadAllBytes(Path.Combine(SampleResults.Repository, "templates", "weekly-report", "report.docx"));

    [Fact]
    public void Write_Remarks_StandAtTheirParagraphs()
    {
        ConfigurationFault[] remarks =
        [
            new("a", "đoạn \"{{ head.number }}\"", "Lỗi một.", "Sửa một."),
            new("a", "đoạn \"Tại ngày 31/12/2023, toàn thành phố có 58 hộ\"", "Lỗi hai.", "Sửa hai."),
            new("a", null, "Lỗi ba.", "Sửa ba."),
        ];

        var copy = WordComments.Write(Template, remarks)!;

        Assert.Empty(WordValidation.Errors(copy, TestContext.Current.CancellationToken));
        using var word = WordprocessingDocument.Open(new MemoryStream(copy), isEditable: false);
        Assert.Equal(["Lỗi một. Sửa một.", "Lỗi hai. Sửa hai.", "Lỗi ba. Sửa ba."], word.MainDocumentPart!.WordprocessingCommentsPart!.Comments!.Elements<Comment>().Select(comment => comment.InnerText));
        Assert.Equal(["{{ head.number }}", "Tại ngày {{ plan.base_date }}", "{{ for line in head.parent }}"], Anchored(word).Select(text => text.Length > 29 ? text[..29].Trim() : text));
    }

    [Fact]
    public void Write_NoWordDocument_GivesNoCopy() => Assert.Null(WordComments.Write([1, 2, 3], [new("a", null, "b", "c")]));

    [Fact]
    public void Render_TemplateWithComments_LeavesThemOut()
    {
        var commented = WordComments.Write(Template, [new("a", "đoạn \"{{ head.number }}\"", "Lỗi một.", "Sửa một.")])!;

        var template = WordTemplate.Read("t.docx", commented, Shape.Report, out var faults);

        Assert.Empty(faults);
        var model = ModelScript.Globals(typeof(ReportModel), ModelScript.Json(SampleReports.Weekly()), [], Some.Area);
        Assert.DoesNotContain("comment", string.Concat(template!.RenderParts(model, RenderLimits.Default, TestContext.Current.CancellationToken, marked: true)), StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Anchored(WordprocessingDocument word) =>
        Enumerable.Range(1, 3).Select(id => word.MainDocumentPart!.Document!.Descendants<CommentRangeStart>().Single(start => start.Id == id.ToString(System.Globalization.CultureInfo.InvariantCulture)).Parent!.InnerText);
}
