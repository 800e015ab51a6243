using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;
using static MongCai.Poverty.Etl.Tests.Kit.Reading.Judging;

namespace MongCai.Poverty.Etl.Tests.Unit.Validation.Rules;

/// <summary>Each rule with the smallest value that breaks it and the nearest that does not.</summary>
public sealed class RuleTests
{
    private const string Members = "Số nhân khẩu";

    [Fact]
    public void SoundWorkbook_Judged_HasNoFinding() => Assert.Empty(Findings(_ => { }));

    // Files and sheets

    [Fact]
    public void SummarySheet_Missing_IsGN009() => Assert.Contains("GN009 !", Findings(workbook => workbook.Sheets.Remove(workbook.Summary)));

    [Fact]
    public void ListSheet_Missing_IsGN009() => Assert.Contains("GN009 !", Findings(workbook => workbook.Sheets.Remove(workbook.List)));

    [Fact]
    public void SupportSheet_Missing_IsAllowed() => Assert.Empty(Accepted(workbook => workbook.Sheets.Remove(workbook.Support)).Supports);

    [Fact]
    public void SecondListWithLines_UnderAnotherName_IsGN208() =>
        Assert.Contains("GN208 Danh sách cũ!", Findings(workbook =>
        {
            workbook.List.Name = "DS";
            workbook.Sheets.Add(new TestWorkbook { List = { Name = "Danh sách cũ" } }.List);
        }));

    // Ward and week

    [Fact]
    public void Ward_NamedNowhere_IsGN101() =>
        Assert.Contains("GN101 !", Findings(workbook =>
        {
            workbook.Sheets.Remove(workbook.Meta);
            foreach (var sheet in workbook.Sheets) sheet.Set("A1", null);
        }));

    [Fact]
    public void Ward_NamedByOneTitle_IsKnown() =>
        Assert.Equal("06751", Accepted(workbook =>
        {
            workbook.Sheets.Remove(workbook.Meta);
            workbook.List.Set("A1", null);
            workbook.Support.Set("A1", null);
        }).Ward);

    [Theory]
    [InlineData("UBND P. Bình Ngọc")]
    [InlineData("Phường Bình Ngọc")]
    [InlineData("BÌNH NGỌC")]
    [InlineData("UBND THÀNH PHỐ MÓNG CÁI\nUBND PHƯỜNG BÌNH NGỌC")]
    [InlineData("ỦY BAN NHÂN DÂN\nPHƯỜNG BÌNH NGỌC")]
    [InlineData("UBND phường Bình Ngọc, TP Móng Cái")]
    [InlineData("Đơn vị báo cáo: UBND phường Bình Ngọc")]
    [InlineData("Uy ban nhan dan phuong Binh Ngoc")]
    public void Ward_InTitle_IsReadInAnySpelling(string title) =>
        Assert.Equal("06751", Accepted(workbook =>
        {
            workbook.Sheets.Remove(workbook.Meta);
            foreach (var sheet in workbook.Sheets) sheet.Set("A1", title);
        }).Ward);

    [Theory]
    [InlineData("UBND phường Hải Hòa")] // another ward
    [InlineData("UBND xã Bình Ngọc")] // right name, wrong kind of unit
    [InlineData("UBND phường Hải Lạng")] // no unit of the city
    public void Ward_TitleAgainstMeta_IsGN102(string title) => Assert.Contains("GN102 Biểu 02-DS!A1", Findings(workbook => workbook.List.Set("A1", title)));

    [Fact]
    public void Ward_FolderAgainstMeta_IsGN102() => Assert.Contains("GN102 !", Judge(new TestWorkbook(), "hai-hoa").Findings.Select(Place));

    [Fact]
    public void Ward_FolderAgainstMeta_NamesTheFolderToMoveTo() =>
        Assert.Contains("chuyển tệp sang thư mục \"binh-ngoc\"", Judge(new TestWorkbook(), "hai-hoa").Findings.Single(finding => finding.Code == "GN102").Message, StringComparison.Ordinal);

    [Fact]
    public void Ward_UnknownInMeta_PointsAtTheTitleThatCanBeSeen() => Assert.Contains("GN102 Biểu 01-TH!A1", Findings(workbook => workbook.Meta.Set("B3", "99999")));

    [Fact]
    public void Ward_EveryTitleThatDisagrees_IsTold() => Assert.Equal(2, Findings(workbook =>
    {
        workbook.List.Set("A1", "UBND phường Hải Hòa");
        workbook.Support.Set("A1", "UBND phường Hải Hòa");
    }).Count(place => place.StartsWith("GN102", StringComparison.Ordinal)));

    [Fact]
    public void Week_NotOneInMeta_IsGN103OfTheFile() => Assert.Contains("GN103 !", Findings(workbook => workbook.Meta.Set("B4", "tuần này")));

    [Fact]
    public void WardAndWeek_Conflicts_BeginWithACapitalAndNameNoCellOfTheHiddenSheet()
    {
        var conflicts = Judge(workbook => workbook.List.Set("A1", "UBND phường Hải Hòa").Set("A5", "Tuần 12/2024")).Findings.Where(finding => finding.Code is "GN102" or "GN104").ToList();
        Assert.Equal(2, conflicts.Count);
        Assert.All(conflicts, finding => Assert.True(char.IsUpper(finding.Message[0]) && finding.Sheet != "_meta", finding.Message));
    }

    [Fact]
    public void Ward_FolderAgreeing_IsNoFinding() => Assert.Empty(Judge(new TestWorkbook(), "binh-ngoc").Findings);

    [Fact]
    public void Ward_CodeOfHouseholdOfAnotherWard_IsGN102AtItsCell() =>
        Assert.Contains("GN102 Biểu 02-DS!B11", Findings(workbook => workbook.List.Set("B11", "06742-002")));

    [Fact]
    public void Ward_CodesOfHouseholdsAlone_NameNoWard() =>
        Assert.Contains("GN101 !", Findings(workbook =>
        {
            workbook.Meta.ClearRow(3);
            foreach (var sheet in workbook.Sheets.Take(3)) sheet.Set("A1", null);
        }));

    [Fact]
    public void Ward_CodeInMetaAsNumber_GetsItsZeroBack() => Assert.Equal(["GN210 _meta!B3"], Findings(workbook => workbook.Meta.Set("B3", 6751)));

    /// <summary>Bình Ngọc became part of Móng Cái 1 (06712) on 1/7/2025, Ka Long of Móng Cái 2; 2025-W27 ends on 6/7.</summary>
    [Theory]
    [InlineData("binh-ngoc", false)]
    [InlineData("hoa-lac", false)] // part of Trần Phú before that became part of Móng Cái 1
    [InlineData("ka-long", true)]
    [InlineData("mong-cai-2", true)]
    public void Ward_InTheFolderOfAUnitThatIsGone_IsTheSuccessorThatTheContentNames(string folder, bool isConflict)
    {
        var judged = Judge(TestWorkbook.With(workbook =>
        {
            workbook.Meta.Set("B3", "06712").Set("B4", "2025-W27");
            foreach (var sheet in workbook.Sheets.Take(3)) sheet.Set("A1", "UBND PHƯỜNG MÓNG CÁI 1").Set("A5", "Tuần 27/2025");
        }), folder);

        Assert.Equal(isConflict ? ["GN102"] : [], judged.Findings.Where(finding => finding.Code is "GN101" or "GN102").Select(finding => finding.Code));
    }

    /// <summary>Codes of a former unit are the successor's from its first day on, not before: Hòa Lạc (06718) became part of Trần Phú (06712) on 1/11/2024, in W44.</summary>
    [Theory]
    [InlineData(43, true)]
    [InlineData(44, false)]
    public void Ward_CodesOfAFormerUnit_AreItsOwnFromTheDayOn(int week, bool isConflict) => Assert.Equal(isConflict, Findings(workbook =>
    {
        workbook.Meta.Set("B3", "06712").Set("B4", $"2024-W{week}");
        foreach (var sheet in workbook.Sheets.Take(3)) sheet.Set("A1", "UBND PHƯỜNG TRẦN PHÚ").Set("A5", $"Tuần {week}/2024");
        foreach (var row in (int[])[10, 11]) workbook.List.Set($"B{row}", $"06718-{row:000}");
    }).Contains("GN102 Biểu 02-DS!B10"));

    [Fact]
    public void Ward_AfterItsEnd_IsUnknown() => // Hòa Lạc became part of Trần Phú on 1/11/2024
        Assert.Contains("GN101 !", Findings(workbook =>
        {
            workbook.Meta.Set("B3", "06718").Set("B4", "2024-W45");
            foreach (var sheet in workbook.Sheets.Take(3)) sheet.Set("A1", null).Set("A5", "Tuần 45/2024");
        }));

    [Fact]
    public void Week_NamedNowhere_IsGN103() =>
        Assert.Contains("GN103 !", Findings(workbook =>
        {
            workbook.Meta.ClearRow(4);
            foreach (var sheet in workbook.Sheets.Take(3)) sheet.Set("A5", null);
        }));

    [Theory]
    [InlineData("Tuần thứ 13 năm 2024")]
    [InlineData("Tuần 13/2024")]
    [InlineData("Từ ngày 25/03/2024 đến ngày 31/03/2024")]
    [InlineData("Tuần 13 (từ ngày 25/3 đến ngày 31/3/2024)")]
    [InlineData("(25.3.2024 - 31.3.2024)")]
    [InlineData("TUẦN 13 (TỪ 25/3/2024 ĐẾN 29/3/2024)")]
    public void Week_InTitle_IsRead(string title) =>
        Assert.Equal("2024-W13", Accepted(workbook =>
        {
            workbook.Meta.ClearRow(4);
            foreach (var sheet in workbook.Sheets.Take(3)) sheet.Set("A5", title);
        }).Week.ToString());

    [Theory]
    [InlineData("Tuần 12 (từ ngày 18/3/2024 đến ngày 24/3/2024)")] // another week
    [InlineData("Tuần 12 (từ ngày 25/3/2024 đến ngày 31/3/2024)")] // contradicts itself
    [InlineData("Từ ngày 25/3/2024 đến ngày 01/4/2024")] // reaches into the next week
    [InlineData("Tuần 12")] // number alone
    public void Week_TitleAgainstMeta_IsGN104(string title) => Assert.Contains("GN104 Biểu 02-DS!A5", Findings(workbook => workbook.List.Set("A5", title)));

    [Theory]
    [InlineData("Tuần 53/2024")] // 2024 has 52 ISO weeks
    [InlineData("Từ ngày 32/3/2024 đến ngày 38/3/2024")]
    public void Week_ThatDoesNotExist_IsGN103(string title) => Assert.Contains("GN103 Biểu 02-DS!A5", Findings(workbook => workbook.List.Set("A5", title)));

    [Fact]
    public void Week_NumberAlone_IsEnoughBesideAnotherSource() => Assert.Empty(Findings(workbook => workbook.List.Set("A5", "Tuần 13")));

    // Columns and values

    [Theory]
    [InlineData("Mã hộ")]
    [InlineData("Họ và tên chủ hộ")]
    [InlineData(Members)]
    [InlineData("Tình trạng")]
    public void RequiredColumn_Missing_IsGN201(string heading) =>
        Assert.Contains("GN201 Biểu 02-DS!", Findings(workbook => workbook.List.Set($"{workbook.Column(heading)}7", null)));

    [Fact]
    public void OptionalColumn_Missing_IsAllowed() => Assert.Null(Accepted(workbook => workbook.List.Set("G7", null).ClearColumn("G", 10, 15)).Households[0].Ethnicity);

    [Theory]
    [InlineData(9, true)] // totalHouseholds
    [InlineData(21, true)] // baseline
    [InlineData(14, false)] // otherDecrease
    public void Indicator_Missing_IsGN201OnlyWhenItMustBeSaid(int row, bool isFinding) =>
        Assert.Equal(isFinding, Findings(workbook => workbook.Summary.ClearRow(row)).Contains("GN201 Biểu 01-TH!"));

    [Theory]
    [InlineData("Mã hộ")]
    [InlineData("Họ và tên chủ hộ")]
    [InlineData(Members)]
    [InlineData("Tình trạng")]
    public void RequiredCell_Blank_IsGN202(string heading)
    {
        var cell = new TestWorkbook().Cell(heading, 2);
        Assert.Contains($"GN202 Biểu 02-DS!{cell}", Findings(workbook => workbook.List.Set(cell, null)));
        Assert.Contains($"GN202 Biểu 02-DS!{cell}", Findings(workbook => workbook.List.Set(cell, "  \u00A0")));
    }

    [Fact]
    public void Figure_BlankThatMustBeSaid_IsGN202() => Assert.Contains("GN202 Biểu 01-TH!C9", Findings(workbook => workbook.Summary.Set("C9", null)));

    [Fact]
    public void Figure_BlankThatMeansZero_IsZero() => Assert.Equal(0, Accepted(workbook => workbook.Summary.Set("C14", null).Set("D14", null)).Summary.Count("otherDecrease"));

    [Fact]
    public void ReportedPercent_Blank_IsNull() => Assert.Null(Accepted(workbook => workbook.Summary.Set("C22", null)).Summary.ReportedPercent);

    [Fact]
    public void Status_UnknownWord_IsGN205() => Assert.Contains("GN205 Biểu 02-DS!J10", Findings(workbook => workbook.List.Set("J10", "đang xem xét")));

    [Fact]
    public void Status_WordInAnyWriting_IsKnown() => Assert.Equal(HouseholdStatus.NearPoor, Accepted(workbook => workbook.List.Set("J10", " HỘ  CẬN\nNGHÈO. ")).Households[0].Status);

    [Fact]
    public void Policy_UnknownWord_IsGN205() => Assert.Contains("GN205 Biểu 03-HT!D8", Findings(workbook => workbook.Support.Set("D8", "Tiền mặt")));

    [Theory]
    [InlineData("Biểu 02-DS", "I10")]
    [InlineData("Biểu 01-TH", "C19")]
    [InlineData("Biểu 03-HT", "F8")]
    public void FormulaError_InACellThatIsRead_IsGN207(string sheet, string cell)
    {
        Assert.Contains($"GN207 {sheet}!{cell}", Findings(workbook => workbook.Sheets.Find(other => other.Name == sheet)!.SetError(cell, "#REF!")));
        Assert.Contains($"GN207 {sheet}!{cell}", Findings(workbook => workbook.Sheets.Find(other => other.Name == sheet)!.SetFormula(cell, "1+1", null)));
    }

    [Fact]
    public void Formula_WithStoredResult_IsItsResult() => Assert.Equal(2, Accepted(workbook => workbook.List.SetFormula("I10", "1+1", 2)).Households[0].Members);

    [Fact]
    public void FormulaError_InACellThatIsNotRead_IsNoFinding() => Assert.Empty(Findings(workbook => workbook.List.SetError("AD10", "#N/A").SetError("I16", "#REF!")));

    [Fact]
    public void Column_TwiceUnderTheSameHeading_IsGN208() => Assert.Contains("GN208 Biểu 02-DS!AE7", Findings(workbook => workbook.List.Set("AE7", Members)));

    [Fact]
    public void Column_ThatIsNotRead_MayStandTwice() => Assert.Empty(Findings(workbook => workbook.List.Set("AE7", "Ghi chú khác").Set("AF7", "Ghi chú").Set("AG7", "TT")));

    [Fact]
    public void PersonsColumn_Missing_IsGN201AndNothingIsComparedWithIt() => Assert.Equal(["GN201 Biểu 01-TH!"], Findings(workbook => workbook.Summary.ClearColumn("D", 7, 22)));

    [Fact]
    public void PersonsHeading_WipedOut_IsGN201AndItsFiguresCouldBeAny() => Assert.Equal(["GN201 Biểu 01-TH!", "GN208 Biểu 01-TH!D9"], Findings(workbook => workbook.Summary.Set("D7", null)));

    [Fact]
    public void ClosingLine_Missing_MeansZeroAndIsToldForTheSheet() =>
        Assert.Contains("Trang \"Biểu 01-TH\"", Judge(workbook => workbook.Summary.ClearRow(19)).Findings.First(finding => finding.Code == "GN301").Message, StringComparison.Ordinal);

    [Fact]
    public void LegacyWord_InAUnicodeSheet_IsGN209() => Assert.Contains("GN209 Biểu 02-DS!C10", Findings(workbook => workbook.List.Set("C10", "Hoµng V©n")));

    [Theory]
    [InlineData("Máy may Juki®")]
    [InlineData("·Sửa nhà")]
    [InlineData("nhà 20 m²")]
    [InlineData("«Mái ấm»")]
    public void Sign_InAUnicodeSheet_IsText(string text) => Assert.Equal(text, Accepted(workbook => workbook.List.Set("AC10", text)).Households[0].Need);

    [Fact]
    public void LongText_InAnyCell_IsAFindingAndNoDelay()
    {
        var text = new string('1', 16_000) + "/" + new string(' ', 16_000);
        Assert.Superset(
            new HashSet<string> { "GN204 Biểu 02-DS!E10", "GN203 Biểu 02-DS!I10", "GN203 Biểu 01-TH!C22", "GN203 Biểu 03-HT!F8" },
            Findings(workbook =>
            {
                workbook.List.Set("E10", text).Set("I10", text).Set("A4", text);
                workbook.Summary.Set("C22", text);
                workbook.Support.Set("F8", text);
            }).ToHashSet());
    }

    [Fact]
    public void Column_OwnHeadingBesideASynonym_WinsAndTheOtherIsToldAsUnknown() => Assert.Equal(["GN211 Biểu 02-DS!AE7"], Findings(workbook => workbook.List.Set("AE7", "Địa chỉ")));

    [Fact]
    public void Indicator_Twice_IsGN208() => Assert.Contains("GN208 Biểu 01-TH!B23", Findings(workbook => workbook.Summary.SetRow("B23", "Số hộ tái cận nghèo", 0, 0)));

    [Fact]
    public void Column_Unknown_IsGN211() => Assert.Equal(["GN211 Biểu 02-DS!AE7"], Findings(workbook => workbook.List.Set("AE7", "Số điện thoại")));

    [Theory]
    [InlineData(Members, 0, true)]
    [InlineData(Members, 31, true)]
    [InlineData("Điểm B1", 401, true)]
    [InlineData("Điểm B2", 121, true)]
    [InlineData("Điểm B1", 0, false)]
    public void Value_OutsideItsRange_IsGN212(string heading, int value, bool isFinding)
    {
        var cell = new TestWorkbook().Cell(heading, 1);
        Assert.Equal(isFinding, Findings(workbook => workbook.List.Set(cell, value)).Contains($"GN212 Biểu 02-DS!{cell}"));
    }

    [Fact]
    public void Amount_Negative_IsGN212() => Assert.Contains("GN212 Biểu 03-HT!F8", Findings(workbook => workbook.Support.Set("F8", -1)));

    [Fact]
    public void Birth_AfterTheWeek_IsGN212()
    {
        Assert.Contains("GN212 Biểu 02-DS!E10", Findings(workbook => workbook.List.Set("D10", null).Set("E10", new DateOnly(2024, 4, 1))));
        Assert.DoesNotContain("GN212 Biểu 02-DS!E10", Findings(workbook => workbook.List.Set("D10", null).Set("E10", new DateOnly(2024, 3, 31))));
    }

    // CCCD

    [Theory]
    [InlineData("02219000004", true)] // 11 digits as text
    [InlineData("0221900000490", true)]
    [InlineData("022090000049", true)] // says male
    [InlineData("022191000049", true)] // says 1991
    [InlineData("022190000049", false)]
    [InlineData("022 190 000 049", false)]
    public void NationalId_WrongOrContradictory_IsGN206(string id, bool isFinding) =>
        Assert.Equal(isFinding, Findings(workbook => workbook.List.Set("D10", id)).Contains("GN206 Biểu 02-DS!D10"));

    [Theory]
    [InlineData(22190000049d)]
    [InlineData(-5d)]
    [InlineData(60d)]
    [InlineData(45376d)]
    public void NationalId_UnderAFormatOfDays_IsGN208(double id) =>
        Assert.Equal(["GN208 Biểu 02-DS!D10"], Findings(workbook => workbook.List.Set("D10", id, "dd/mm/yyyy")));

    [Fact]
    public void NationalId_ThatLostItsZero_GetsItBackAndIsToldAsGN210()
    {
        Assert.Equal(["GN210 Biểu 02-DS!D10"], Findings(workbook => workbook.List.Set("D10", 22190000049)));
        Assert.Equal("022190000049", Accepted(workbook => workbook.List.Set("D10", 22190000049)).Households[0].NationalId);
    }

    [Fact]
    public void NationalId_ElevenDigitsThatDoNotFitThePerson_StayAsTyped()
    {
        Assert.Equal(["GN206 Biểu 02-DS!D10"], Findings(workbook => workbook.List.Set("D10", 22090000049)));
        Assert.Equal("22090000049", Accepted(workbook => workbook.List.Set("D10", 22090000049)).Households[0].NationalId);
    }

    [Fact]
    public void NationalId_InFindings_IsNeverWhole() =>
        Assert.All(Judge(workbook => workbook.List.Set("D10", "022090000049").Set("D11", "022090000049").Set("D12", 22090000049)).Findings, finding =>
        {
            Assert.DoesNotContain("2090000049", finding.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("2090000049", finding.Found, StringComparison.Ordinal);
        });

    // Summary against list

    [Theory]
    [InlineData("C19", 5)] // closing: 4 on the list
    [InlineData("D19", 13)] // closing persons: 12
    [InlineData("C12", 0)] // exited in the week: 1
    [InlineData("D12", 2)] // 3 persons
    [InlineData("C20", 3)] // exited to date: 2
    [InlineData("D20", 4)] // 5 persons
    public void Summary_OffTheList_IsGN301AtItsCell(string cell, int value) => Assert.Contains($"GN301 Biểu 01-TH!{cell}", Findings(workbook => workbook.Summary.Set(cell, value)));

    [Fact]
    public void Exit_OnTheDaysAroundTheWeek_CountsOnlyInside()
    {
        Assert.Contains("GN301 Biểu 01-TH!C12", Findings(workbook => workbook.List.Set("Z12", new DateOnly(2024, 3, 24))));
        Assert.DoesNotContain("GN301 Biểu 01-TH!C12", Findings(workbook => workbook.List.Set("Z12", new DateOnly(2024, 3, 25))));
        Assert.DoesNotContain("GN301 Biểu 01-TH!C12", Findings(workbook => workbook.List.Set("Z12", new DateOnly(2024, 3, 31))));
    }

    [Fact]
    public void Summary_AgainstAListWithAnUnreadableStatus_IsNotCompared() =>
        Assert.DoesNotContain(Findings(workbook => workbook.List.Set("J10", "?")), place => place.StartsWith("GN301", StringComparison.Ordinal));

    [Fact]
    public void Balance_OffByOne_IsGN302AtClosing()
    {
        Assert.Equal(["GN302 Biểu 01-TH!C19"], Findings(workbook => workbook.Summary.Set("C14", 1)));
        Assert.Equal(["GN302 Biểu 01-TH!C19"], Findings(workbook => workbook.Summary.Set("C18", 1)));
        Assert.Empty(Findings(workbook => workbook.Summary.Set("C14", 1).Set("C18", 1)));
    }

    [Theory]
    [InlineData(33.33, false)] // 2/6 = 33,333…%
    [InlineData(33, false)]
    [InlineData("33,3%", false)]
    [InlineData("02/6 = 33%", false)]
    [InlineData(33.34, true)]
    [InlineData(34, true)]
    [InlineData("33,4%", true)]
    public void ReportedPercent_NeitherRoundedNorCutOff_IsGN303(object typed, bool isFinding) =>
        Assert.Equal(isFinding, Findings(workbook => workbook.Summary.Set("C22", typed)).Contains("GN303 Biểu 01-TH!C22"));

    [Fact]
    public void ReportedPercent_CellFormattedAsPercent_IsReadInPoints()
    {
        Assert.Equal(33.33m, Accepted(workbook => workbook.Summary.Set("C22", 0.3333, "0.00%")).Summary.ReportedPercent);
        Assert.Empty(Findings(workbook => workbook.Summary.Set("C22", 1 / 3.0, "0%")));
    }

    [Fact]
    public void ReportedPercent_FractionWithoutPercentSign_IsGN208() => Assert.Contains("GN208 Biểu 01-TH!C22", Findings(workbook => workbook.Summary.Set("C22", 0.3333)));

    // Movements, doubles, points

    [Fact]
    public void Movement_WithoutNumberOrDate_IsGN304AtTheEmptyCell()
    {
        Assert.Equal(["GN304 Biểu 02-DS!Y11"], Findings(workbook => workbook.List.Set("Y11", null)));
        Assert.Equal(["GN304 Biểu 02-DS!Z11"], Findings(workbook => workbook.List.Set("Z11", null)));
    }

    [Fact]
    public void Decision_AfterSunday_IsGN305()
    {
        Assert.Contains("GN305 Biểu 02-DS!Z12", Findings(workbook => workbook.List.Set("Z12", new DateOnly(2024, 4, 1))));
        Assert.Empty(Findings(workbook => workbook.List.Set("Z12", new DateOnly(2024, 3, 31))));
    }

    [Fact]
    public void Household_Twice_IsGN306AtTheSecondPlace()
    {
        Assert.Contains("GN306 Biểu 02-DS!B12", Findings(workbook => workbook.List.Set("B12", "06751-001")));
        Assert.Contains("GN306 Biểu 02-DS!D12", Findings(workbook => workbook.List.Set("D12", "022076000050")));
    }

    [Theory]
    [InlineData(175, false)]
    [InlineData(176, true)]
    public void B1_OfANearPoorHousehold_EndsAt175InAPhuong(int points, bool isFinding) =>
        Assert.Equal(isFinding, Findings(workbook => workbook.List.Set("K10", points)).Contains("GN307 Biểu 02-DS!K10"));

    [Theory]
    [InlineData(140, false)]
    [InlineData(141, true)]
    public void B1_OfANearPoorHousehold_EndsAt140InAXa(int points, bool isFinding) =>
        Assert.Equal(isFinding, Findings(workbook =>
        {
            foreach (var sheet in workbook.Sheets) sheet.Rewrite(text => text.Replace("06751", "06748", StringComparison.Ordinal).Replace("PHƯỜNG BÌNH NGỌC", "XÃ VẠN NINH", StringComparison.Ordinal));
            for (var row = 10; row <= 15; row++) workbook.List.Set($"K{row}", points);
        }).Contains("GN307 Biểu 02-DS!K10"));

    [Fact]
    public void B1_OfAHouseholdThatLeft_IsFree() => Assert.Empty(Findings(workbook => workbook.List.Set("K11", 300)));

    [Fact]
    public void B2_ThatIsNotTenPerMark_IsGN307()
    {
        Assert.Equal(["GN307 Biểu 02-DS!L13"], Findings(workbook => workbook.List.Set("L13", 20)));
        Assert.Equal(["GN307 Biểu 02-DS!L13"], Findings(workbook => workbook.List.Set("L13", 30).Set("M13", "x").Set("N13", "x")));
        Assert.Empty(Findings(workbook => workbook.List.Set("L13", 20).Set("M13", "x")));
    }

    [Fact]
    public void PoorHousehold_Reported_IsGN308()
    {
        Assert.Equal(["GN308 Biểu 01-TH!C10"], Findings(workbook => workbook.Summary.Set("C10", 1).Set("D10", 4)));
        Assert.Equal(["GN308 Biểu 01-TH!D10"], Findings(workbook => workbook.Summary.Set("D10", 4)));
    }

    [Fact]
    public void Support_ForAHouseholdOffTheList_IsGN310()
    {
        Assert.Equal(["GN310 Biểu 03-HT!B8"], Findings(workbook => workbook.Support.Set("B8", "06751-007")));
        Assert.Equal(["GN311 Biểu 03-HT!C8"], Findings(workbook => workbook.Support.Set("B8", "06751-002")));
        Assert.Empty(Findings(workbook => workbook.Support.Set("C8", "HOÀNG  THỊ MẪU")));
        Assert.Empty(Findings(workbook => workbook.Support.Set("B8", "06751-002").Set("C8", "Phạm Xuân Mẫu"))); // it has left near-poverty and stands on the list
    }

    [Fact]
    public void Findings_OverOneThousand_AreCappedAndCounted()
    {
        var judged = Judge(workbook =>
        {
            for (var row = 30; row < 1130; row++) workbook.List.SetRow($"A{row}", row, $"06751-{row:000}", "Nguyễn Văn Mẫu", null, null, null, null, null, "nhiều", "Cận nghèo");
        });

        Assert.Equal(1000, judged.Findings.Count); // of 1,100 counts that are none, and a closing figure that the longer list contradicts
        Assert.Contains("Còn 101 mục nữa", judged.Findings[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_OfOneWorkbook_ComeInOnePassInTheOrderOfSheetsAndCells() =>
        Assert.Equal(
            ["GN203 Biểu 01-TH!C9", "GN205 Biểu 02-DS!J10", "GN203 Biểu 02-DS!I11", "GN204 Biểu 03-HT!G8"],
            Findings(workbook =>
            {
                workbook.Support.Set("G8", "hôm qua");
                workbook.List.Set("I11", "hai").Set("J10", "?");
                workbook.Summary.Set("C9", "nhiều");
            }));
}
