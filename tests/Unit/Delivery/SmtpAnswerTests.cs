using MailKit.Net.Smtp;
using MimeKit;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Delivery;

public sealed class SmtpAnswerTests
{
    [Theory]
    [InlineData(SmtpErrorCode.RecipientNotAccepted, 450, typeof(DeliveryOutcome.Retry))]
    [InlineData(SmtpErrorCode.SenderNotAccepted, 451, typeof(DeliveryOutcome.Retry))]
    [InlineData(SmtpErrorCode.MessageNotAccepted, 499, typeof(DeliveryOutcome.Retry))]
    [InlineData(SmtpErrorCode.MessageNotAccepted, 500, typeof(DeliveryOutcome.Refused))]
    [InlineData(SmtpErrorCode.RecipientNotAccepted, 550, typeof(DeliveryOutcome.Refused))]
    [InlineData(SmtpErrorCode.MessageNotAccepted, 554, typeof(DeliveryOutcome.Refused))]
    [InlineData(SmtpErrorCode.SenderNotAccepted, 552, typeof(DeliveryOutcome.Refused))]
    public void Classify_RefusalOfTheMessage_IsAnOutcome(SmtpErrorCode error, int code, Type expected)
    {
        var outcome = SmtpAnswer.Classify(Refusal(error, code));

        Assert.IsType(expected, outcome);
        Assert.StartsWith($"{code} ", outcome.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SmtpErrorCode.SenderNotAccepted, 550)]
    [InlineData(SmtpErrorCode.SenderNotAccepted, 553)]
    [InlineData(SmtpErrorCode.UnexpectedStatusCode, 530)]
    [InlineData(SmtpErrorCode.RecipientNotAccepted, 535)]
    public void Classify_RefusalOfUs_ConcernsEveryMessage(SmtpErrorCode error, int code) =>
        Assert.Throws<PermanentException>(() => SmtpAnswer.Classify(Refusal(error, code)));

    private static SmtpCommandException Refusal(SmtpErrorCode error, int code) =>
        new(error, (SmtpStatusCode)code, new MailboxAddress(null, "a@mongcai.example"), "no");
}
