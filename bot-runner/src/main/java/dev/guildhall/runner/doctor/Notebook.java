package dev.guildhall.runner.doctor;

/** Takes what is found, in the order in which it is; and how far a check is that takes long. Called by one thread at a time. */
public interface Notebook {

    void found(Finding finding);

    void progress(String what, long done, long total);
}
