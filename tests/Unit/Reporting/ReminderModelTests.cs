using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reminders;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed class ReminderModelTests
{
    private static ReminderModel Model(bool officeCopy = false) => SampleReports.Reminder(officeCopy);

    [Fact]
    public void Build_OneMissingOneRefused_NamesEachWithItsState()
    {
        var model = Model();

        Assert.Equal(("15/17", "02"), (model.Submitted, model.LateCount));
        Assert.Equal([("1", "Phường Hải Hòa", "Bị trả lại", true), ("2", "Xã Vĩnh Trung", "Chưa nộp", false)], model.Wards.Select(ward => (ward.Row, ward.Name, ward.State, ward.Mailed)));
        Assert.Equal(("phường Hải Hòa", "xã Vĩnh Trung", "xã Vĩnh Trung"), (model.Rejected.Text, model.Missing.Text, model.WithoutMail.Text));
        Assert.Equal(["Ủy ban nhân dân phường Hải Hòa", "Ủy ban nhân dân xã Vĩnh Trung"], model.Head.Addressees);
    }

    [Fact]
    public void Build_WardWhoseFileTheProgramFailedOn_IsNeitherRemindedNorCounted()
    {
        var reminder = SampleReports.LateWards with { Filings = [.. SampleReports.LateWards.Filings.Select(filing => filing.State == FilingState.Missing ? filing with { State = FilingState.Failed } : filing)] };
        reminder = new(reminder.Week, reminder.Round, reminder.AsOf, reminder.Deadline, reminder.Plan, reminder.Filings);

        var model = ReminderModel.Build(reminder, SampleResults.Settings(DocumentKinds.ReminderLetter), officeCopy: false);

        Assert.Equal(("15/17", "01", "Phường Hải Hòa"), (model.Submitted, model.LateCount, Assert.Single(model.Wards).Name));
    }

    [Fact]
    public void Build_Moments_AreWrittenAsTheDecreeWritesDates()
    {
        var model = Model();

        Assert.Equal(("08 giờ 00 phút ngày 04/4/2024", "17 giờ 00 phút ngày 04/4/2024", false), (model.AsOf, model.Deadline, model.Overdue));
        Assert.Equal("Móng Cái, ngày 04 tháng 4 năm 2024", model.Head.PlaceAndDate);
    }

    [Theory]
    [InlineData(0, false)] // At the deadline itself a workbook is still in time.
    [InlineData(1, true)]
    public void Build_AfterTheDeadline_SaysThatItHasPassed(int minutes, bool overdue)
    {
        var reminder = SampleReports.LateWards;

        var model = ReminderModel.Build(reminder with { AsOf = reminder.Deadline.AddMinutes(minutes) }, SampleResults.Settings(DocumentKinds.ReminderLetter), officeCopy: false);

        Assert.Equal(overdue, model.Overdue);
    }

    [Fact]
    public async Task Render_Letter_HasNoNameOfAKindButItsSubjectUnderTheNumber()
    {
        var rendered = await SampleReports.Rendered(DocumentKinds.ReminderLetter);
        var text = WordText.Of(rendered.Attachments[0].Content);

        Assert.Equal("CV-don-doc-2024-W13-lan-1.docx", rendered.Attachments[0].FileName);
        Assert.Contains("V/v đôn đốc nộp báo cáo giảm hộ cận nghèo tuần 13/2024", text, StringComparison.Ordinal);
        Assert.DoesNotContain("BÁO CÁO\n", text, StringComparison.Ordinal);
        Assert.Contains("Kính gửi:\n- Ủy ban nhân dân phường Hải Hòa;\n- Ủy ban nhân dân xã Vĩnh Trung.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_OfficeCopy_NamesWhoHasNoAddressAndTheWardsCopyDoesNot()
    {
        var office = await SampleReports.RenderAsync(Model(officeCopy: true), TestContext.Current.CancellationToken);
        var ward = await SampleReports.Rendered(DocumentKinds.ReminderLetter);

        Assert.Contains("Chưa có địa chỉ thư, cần báo trực tiếp (1): xã Vĩnh Trung.", office.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("địa chỉ thư", ward.Text, StringComparison.Ordinal);
        Assert.Equal(ward.Attachments[0].Content, office.Attachments[0].Content);
    }
}
