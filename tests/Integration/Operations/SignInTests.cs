using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Poverty.Etl.Operations.Accounts;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Operations;

[Collection(ServiceTests.Name)]
public sealed class SignInTests(ServiceFixture fixture)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/hangfire")]
    [InlineData("/hangfire/recurring")]
    [InlineData("/dang-xuat")]
    public async Task Page_Anonymous_IsSentToSignIn(string path)
    {
        using var browser = fixture.Service.NewBrowser();

        using var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/dang-nhap", answer.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task SignIn_RightPassword_OpensThePageThatWasAskedFor()
    {
        using var browser = fixture.Service.NewBrowser();

        using var answer = await browser.SignInAsync(ServiceFixture.Administrator, RunningService.Password, "/dang-nhap?ve=%2Fhangfire");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/hangfire", answer.Headers.Location!.OriginalString);
        Assert.Contains("Hangfire", await browser.ReadAsync("/hangfire"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    public async Task SignIn_AskedToGoElsewhere_GoesHome(string elsewhere)
    {
        using var browser = fixture.Service.NewBrowser();

        using var answer = await browser.SignInAsync(ServiceFixture.Administrator, RunningService.Password, "/dang-nhap?ve=" + Uri.EscapeDataString(elsewhere));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SignIn_WrongPasswordOrUnknownName_SaysTheSame()
    {
        using var browser = fixture.Service.NewBrowser();

        using var wrong = await browser.SignInAsync(ServiceFixture.Administrator, "mat khau sai");
        using var unknown = await browser.SignInAsync("khong-ai-ca", "mat khau sai");

        var text = Alert(await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("tên đăng nhập hoặc mật khẩu không đúng", text, StringComparison.Ordinal);
        Assert.Equal(text, Alert(await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        using var home = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, home.StatusCode);
    }

    [Fact]
    public async Task SignIn_WithoutTheTokenOfTheForm_IsRefused()
    {
        using var browser = fixture.Service.NewBrowser();

        using var answer = await browser.PostAsync("/dang-nhap", new() { ["Name"] = ServiceFixture.Administrator, ["Password"] = RunningService.Password });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_Cookie_IsOutOfReachOfScriptsAndForeignForms()
    {
        using var browser = fixture.Service.NewBrowser();

        using var answer = await browser.SignInAsync(ServiceFixture.Administrator, RunningService.Password);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), text => text.StartsWith("mongcai.phien=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        using var browser = await fixture.SignedInAsync(ServiceFixture.Reader);

        using var answer = await browser.SubmitAsync("/dang-xuat");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var home = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, home.StatusCode);
    }

    [Fact]
    public async Task Session_AfterANewPassword_IsOver()
    {
        await fixture.Service.AddAccountAsync("doi-mat-khau", AccountRole.Reader);
        using var browser = await fixture.SignedInAsync("doi-mat-khau");
        using var before = await browser.GetAsync("/");

        await fixture.Service.Services.GetRequiredService<AccountRegister>().SetPasswordAsync("doi-mat-khau", "mot mat khau khac han", TestContext.Current.CancellationToken);

        using var after = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task Session_OfARemovedAccount_IsOver()
    {
        await fixture.Service.AddAccountAsync("sap-xoa", AccountRole.Reader);
        using var browser = await fixture.SignedInAsync("sap-xoa");
        using var before = await browser.GetAsync("/");

        await fixture.Service.Services.GetRequiredService<AccountRegister>().RemoveAsync("sap-xoa", TestContext.Current.CancellationToken);

        using var after = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task Session_InAnotherProcessOfTheInstallation_Holds()
    {
        using var browser = await fixture.SignedInAsync(ServiceFixture.Administrator);
        await using var second = await fixture.StartAsync();
        using var there = second.NewBrowser(browser.Cookies);

        using var home = await there.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task Home_ShowsNameStatusAndSchedules()
    {
        using var browser = await fixture.SignedInAsync(ServiceFixture.Reader);

        var page = await browser.ReadAsync("/");

        Assert.Contains(ServiceFixture.Reader, page, StringComparison.Ordinal);
        Assert.Contains("chỉ xem", page, StringComparison.Ordinal);
        Assert.Contains("Chốt tuần đến hạn", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Không truy cập được", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Đã tắt", page, StringComparison.Ordinal);
    }

    private static string Alert(string page) => page.Split("role=\"alert\">")[1].Split("</p>")[0];
}
