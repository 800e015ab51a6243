using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using MongCai.Poverty.Etl.Tests.Kit;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Answering;

public sealed class ReceiptTests
{
    private static readonly AnswerHeading Heading =
        new("Phường Hải Hòa", new(2024, 13), "Tuan 13.xlsx", "0123456789abcdef" + new string('0', 48), new(2024, 3, 28, 10, 5, 0, TimeSpan.Zero));

    private static readonly Finding Error = new("GN202", Severity.Error, "Biểu 02-DS", "J12", null, "Ô J12 đang trống. Điền giá trị vào ô này.");

    [Fact]
    public void Build_Rejected_SaysWhatWhenAndWhatNext()
    {
        var receipt = Receipt.Build(Some.Area, Heading, [Error with { Severity = Severity.Warning }, Error], "Tuan 13 (đã kiểm tra).xlsx");

        Assert.Equal(("KHÔNG ĐẠT", false, 1, 1), (receipt.Verdict, receipt.IsAccepted, receipt.Errors, receipt.Remarks));
        Assert.Equal("báo cáo tuần 13/2024 của phường Hải Hòa", receipt.Subject);
        Assert.Equal("Tuần 13/2024 (từ ngày 25/3/2024 đến ngày 31/3/2024)", receipt.Period);
        Assert.Equal("17:05 ngày 28/3/2024", receipt.ReceivedAt);
        Assert.Equal("0123456789ab", receipt.Sha256);
        Assert.Equal(["Lỗi", "Lưu ý"], receipt.Lines.Select(line => line.Level));
        Assert.Contains("Tuan 13 (đã kiểm tra).xlsx", receipt.Next[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Build_SupersededFile_SaysThatItDoesNotCount()
    {
        var receipt = Receipt.Build(Some.Area, Heading with { IsSuperseded = true }, [], null);

        Assert.Equal(("TỆP CŨ, KHÔNG ĐƯỢC TÍNH: đã có bản mới hơn", false), (receipt.Verdict, receipt.IsAccepted));
        Assert.DoesNotContain(receipt.Next, sentence => sentence.Contains("đã được tính", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_ProgramFailed_AsksNothingOfTheWard()
    {
        var receipt = Receipt.Build(Some.Area, Heading with { IsFailed = true, Week = null }, [], null);

        Assert.Equal(("ĐÃ NHẬN, CHƯA ĐỌC ĐƯỢC do lỗi của chương trình", false, true), (receipt.Verdict, receipt.IsAccepted, receipt.IsFailed));
        Assert.Contains(receipt.Next, sentence => sentence.Contains("không phải gửi lại", StringComparison.Ordinal));
        Assert.DoesNotContain(receipt.Next, sentence => sentence.Contains("Đề nghị", StringComparison.Ordinal) || sentence.Contains("hỏng", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Severity.Info, "ĐẠT", true)]
    [InlineData(Severity.Warning, "ĐẠT, CÓ LƯU Ý", true)]
    [InlineData(Severity.Error, "KHÔNG ĐẠT", false)]
    public void Build_HeaviestFinding_GivesVerdict(Severity severity, string verdict, bool isAccepted)
    {
        var receipt = Receipt.Build(Some.Area, Heading, [Error with { Severity = severity }], null);

        Assert.Equal((verdict, isAccepted), (receipt.Verdict, receipt.IsAccepted));
    }

    [Fact]
    public void Build_NothingKnown_LeavesItOut()
    {
        var receipt = Receipt.Build(Some.Area, Heading with { Ward = null, Week = null }, [], null);

        Assert.Equal(("báo cáo", "chưa xác định được", "chưa xác định được"), (receipt.Subject, receipt.Ward, receipt.Period));
        Assert.Equal("Đơn vị không phải làm gì thêm.", receipt.Next[^1]);
    }

    [Theory]
    [InlineData(20, 20, 0)]
    [InlineData(21, 20, 1)]
    public void Build_ManyFindings_ShowsTwentyAndCountsTheRest(int findings, int shown, int more)
    {
        var receipt = Receipt.Build(Some.Area, Heading, [.. Enumerable.Repeat(Error, findings)], null);

        Assert.Equal((shown, more), (receipt.Lines.Count, receipt.More));
    }

    [Theory]
    [InlineData("GN203", "Trần Thị Thử", "ghi \"Trần Thị Thử\"", "ghi \"…\"")]
    [InlineData("GN203", "hai", "ghi \"hai\", có thể hiểu hai cách", "ghi \"…\", có thể hiểu hai cách")]
    [InlineData("GN203", "0,5", "ghi \"0,5\"", "ghi \"0,5\"")]
    [InlineData("GN310", "06751-001", "mã hộ \"06751-001\"", "mã hộ \"06751-001\"")]
    [InlineData("GN207", "#REF!", "ghi #REF!", "ghi #REF!")]
    [InlineData("GN102", "UBND xã Hải Sơn", "ghi \"UBND xã Hải Sơn\"", "ghi \"UBND xã Hải Sơn\"")]
    [InlineData("GN206", null, "số 022160000016 sai", "số …016 sai")]
    [InlineData("GN206", null, "số 022 160 000 016 sai", "số …016 sai")]
    [InlineData("GN206", null, "số 100.000.016 sai", "số …016 sai")]
    [InlineData("GN206", null, "số 10000016 sai", "số 10000016 sai")]
    public void Build_WhatMayBePersonal_IsLeftOut(string code, string? found, string message, string expected)
    {
        var receipt = Receipt.Build(Some.Area, Heading, [new(code, Severity.Error, "DS", "B2", found, message)], null);

        Assert.Equal(expected, receipt.Lines.Single().Text);
    }

    [Fact]
    public void Build_RemarksOnNoCell_SpeakOfNoMarkedCells() =>
        Assert.DoesNotContain("ô màu vàng", Receipt.Build(Some.Area, Heading, [Error with { Code = "GN105", Severity = Severity.Warning, Sheet = null, Cell = null }], "x.xlsx").Next[^1], StringComparison.Ordinal);

    [Theory]
    [InlineData("rejected")]
    [InlineData("remarks")]
    [InlineData("accepted")]
    [InlineData("replacing")]
    [InlineData("failed")]
    public void Templates_Receipt_GiveTheGoldenTexts(string kind)
    {
        var receipt = kind switch
        {
            "rejected" => Receipt.Build(Some.Area, Heading, Many(), "Tuan 13 (đã kiểm tra).xlsx"),
            "remarks" => Receipt.Build(Some.Area, Heading, [Error with { Code = "GN304", Severity = Severity.Warning }], "Tuan 13 (đã kiểm tra).xlsx"),
            "replacing" => Receipt.Build(Some.Area, Heading with { Version = 2 }, [Replacing], null),
            "failed" => Receipt.Build(Some.Area, Heading with { IsFailed = true, Week = null }, [], null),
            _ => Receipt.Build(Some.Area, Heading with { FileName = "<b>.xlsx" }, [], null),
        };

        foreach (var (file, escaping) in new[] { ("subject.txt", Escaping.HeaderLine), ("body.txt", Escaping.Plain), ("body.html", Escaping.Html) })
            Golden.Matches(Render(receipt, file, escaping), $"receipt/{kind}/{file}");
    }

    private static readonly Finding Replacing = FindingCatalogue.Create(
        "GN108", null, null, null, ("version", "2"), ("week", "tuần 13/2024"), ("what", "thay phiên bản 1 (tệp \"cu.xlsx\", nhận lúc 16:05 ngày 28/3/2024). Nội dung giống hệt phiên bản trước."), ("consequence", "Đơn vị không phải làm gì thêm."));

    private static List<Finding> Many() =>
    [
        .. Enumerable.Range(11, 24).Select(row => Error with { Cell = $"J{row}", Message = $"Ô J{row} trang \"Biểu 02-DS\" (Tình trạng) đang trống. Điền giá trị vào ô này." }),
        new("GN302", Severity.Warning, "Biểu 01-TH", "C19", "5", "Số hộ cận nghèo cuối kỳ ghi 5, tính được 4 (lệch 1)."),
    ];

    private static string Render(Receipt receipt, string file, Escaping escaping)
    {
        var text = File.ReadAllText(RepositoryRoot.Path("templates", "receipt", file)).ReplaceLineEndings("\n");
        var script = TemplateScript.Parse(file, text, escaping, Shape.Message(typeof(Receipt)), [], out var faults);
        Assert.Empty(faults);
        return script.Render(ModelScript.Globals(ModelScript.Json(receipt), Some.Area), new Dictionary<string, Scriban.Template>(), RenderLimits.Default, TestContext.Current.CancellationToken);
    }
}
