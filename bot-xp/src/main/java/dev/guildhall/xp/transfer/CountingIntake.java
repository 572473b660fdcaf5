package dev.guildhall.xp.transfer;

/** Knows whether anything came. Not thread-safe. */
final class CountingIntake implements Intake {

    private final Intake next;
    private long rows;

    CountingIntake(Intake next) {
        this.next = next;
    }

    @Override
    public void person(Person person) {
        rows++;
        next.person(person);
    }

    @Override
    public void bad(BadRow row) {
        rows++;
        next.bad(row);
    }

    @Override
    public void suggestion(Suggestion suggestion) {
        next.suggestion(suggestion);
    }

    @Override
    public void foreign() {
        rows++;
        next.foreign();
    }

    void requireSomething(Format format) {
        if (rows > 0) {
            return;
        }
        throw new TransferException(
                TransferException.Problem.EMPTY,
                switch (format) {
                    case MEE6 -> "{\"players\": [{\"id\": \"…\", \"xp\": 100}]}";
                    case POLARIS -> "{\"users\": {\"…\": {\"xp\": 100}}}";
                    case AMARI -> "{\"data\": [{\"id\": \"…\", \"exp\": 100}]}";
                    case GUILDHALL -> "{\"members\": [{\"id\": \"…\", \"xp\": 100}]}";
                    case JSON -> "[{\"id\": \"…\", \"xp\": 100}], {\"…\": {\"xp\": 100}}";
                    case LURKR, CSV -> "id,xp,level,messages";
                    case SQLITE -> "users(user_id, xp)";
                });
    }
}
