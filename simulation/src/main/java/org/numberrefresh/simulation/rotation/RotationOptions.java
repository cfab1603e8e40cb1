package org.numberrefresh.simulation.rotation;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The size of a change of keys.
 *
 * @param numbers the numbers on record before
 * @param rotations the times that the keys are changed, one after the other
 * @param data the directory that keeps the stack's data; empty for memory
 */
public record RotationOptions(int numbers, int rotations, Optional<Path> data) {}
