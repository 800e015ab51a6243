using MongCai.Poverty.Etl.Model;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

/// <summary>Codes and folders are used again for other units (1 July 2025).</summary>
public sealed class WardRegisterTests
{
    private static readonly Ward Former = new("06751", "Bình Ngọc", WardKind.Phuong, "binh-ngoc", new(2008, 9, 24), new(2025, 6, 30)) { Successors = ["06760"] };
    private static readonly Ward Next = new("06760", "Móng Cái 1", WardKind.Phuong, "mong-cai-1", new(2025, 7, 1), null);
    private static readonly Ward Reused = new("06751", "Trà Cổ", WardKind.Xa, "binh-ngoc", new(2025, 7, 1), null);
    private static readonly WardRegister Register = new([Former, Next, Reused]);

    [Theory]
    [InlineData("2025-06-30", "Bình Ngọc")]
    [InlineData("2025-07-01", "Trà Cổ")]
    [InlineData("2008-09-23", null)]
    public void Find_ByCodeOrFolder_GivesTheUnitOfTheDay(string day, string? name)
    {
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd");

        Assert.Equal(name, Register.Find("06751", on)?.Name);
        Assert.Equal(name, Register.FindBySlug("binh-ngoc", on)?.Name);
    }

    [Fact]
    public void Of_CodeOrFolder_GivesAllThatEverHadItInTheOrderOfTheFile()
    {
        Assert.Equal([Former, Reused], Register.OfCode("06751"));
        Assert.Equal([Former, Reused], Register.OfSlug("binh-ngoc"));
        Assert.Empty(Register.OfCode("99999"));
        Assert.Empty(Register.OfSlug("khong-co"));
    }

    [Fact]
    public void Find_UnknownCode_IsNull() => Assert.Null(Register.Find("99999", new(2025, 7, 1)));

    [Fact]
    public void SuccessorsOf_AbolishedUnit_AreThoseOfItsTerritory() =>
        Assert.Equal([Next], Register.SuccessorsOf("06751", new(2025, 1, 1), new(2026, 1, 1)));
}
