using System.CommandLine;
using MongCai.Poverty.Etl.Cli;

namespace MongCai.Poverty.Etl.Tests.Unit.Usage;

/// <summary>What a mistyped command is answered.</summary>
public sealed class UsageWordsTests
{
    [Theory]
    [InlineData("xoa", "không có lệnh hoặc tùy chọn \"xoa\".")]
    [InlineData("", "chưa ghi lệnh; có: close, forms.")]
    [InlineData("close", "close thiếu giá trị.")]
    [InlineData("close 2024-W13 --kieu do", "giá trị \"do\" không dùng được; chọn một trong: den, trang.")]
    [InlineData("close 2024-W13 --lan ba", "giá trị \"ba\" của --lan không dùng được.")]
    [InlineData("forms", "phải ghi thêm --week.")]
    [InlineData("forms --week 2024-W13 --ra x", "không có lệnh hoặc tùy chọn \"--ra\".")]
    public void Of_WrongUsage_SaysWhat(string line, string sentence) =>
        Assert.Contains(sentence, UsageWords.Of(Root().Parse(line)));

    [Fact]
    public void Of_RightUsage_SaysNothing() => Assert.Empty(UsageWords.Of(Root().Parse("forms --week 2024-W13")));

    private static RootCommand Root()
    {
        var colour = new Option<string>("--kieu");
        colour.AcceptOnlyFromAmong("den", "trang");
        return new()
        {
            new Command("close") { new Argument<string>("WEEK"), colour, new Option<int>("--lan") },
            new Command("forms") { new Option<string>("--week") { Required = true } },
        };
    }
}
