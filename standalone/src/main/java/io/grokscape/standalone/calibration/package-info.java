/** Recipe R against its reference: does this engine, on this machine, learn what it should? */
package io.grokscape.standalone.calibration;
