package io.grokscape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"kind":"double_descent","train_size":2600,"tested_widths":[4,8],"detected":true,"p_value":0.0004,"dip_depth":0.5,"dip_interval":[0.25,0.75]} | At D = 2,600 over 2 widths: dips by .50 (.25 to .75), p < .001.
        {"kind":"double_descent","train_size":4000,"tested_widths":[4,8],"detected":false,"p_value":0.5} | At D = 4,000 over 2 widths: no dip found, p = .50.
        {"kind":"critical_dataset_size","hidden_size":64,"critical_dataset_size":2240.4,"interval":[2110,2390]} | At d = 64: D_crit 2,240 (2,110 to 2,390).
        {"kind":"critical_dataset_size","hidden_size":8,"critical_dataset_size":null,"interval":null,"below":null,"above":4000} | At d = 8: D_crit above 4,000.
        {"kind":"model_wise_grokking","train_size":2600,"fitting_from":24,"generalising_from":64,"detected":true} | At D = 2,600 the training set is known from d = 24 on, and generalised from d = 64 on: model-wise grokking.
        {"kind":"model_wise_grokking","train_size":2600,"fitting_from":24,"generalising_from":null,"detected":true} | At D = 2,600 the training set is known from d = 24 on, and generalised at no width that was tried: model-wise grokking.
        {"kind":"zone_map","agreement":0.875} | 88 % of the runs show what the zone of their point leads to expect.
        {"kind":"epochwise_double_descent","cells":[{"runs":5,"detected":2},{"runs":5,"detected":1}]} | Validation loss rises above its first minimum and falls below it again in 3 of 10 runs.
        {"kind":"prediction","train_size":2600,"double_descent":true,"probability":0.97,"crossing_train_size":3400,"sweep_runs_known":0} | At D = 2,600 the two curves alone predict double descent (probability .97 of lying below their crossing at D = 3,400); made before the sweep.
        {"kind":"recipe_score","recipes":[{"learning_rate":0.005,"weight_decay":1,"init_scale":1.5,"warmup_steps":0,"epochs":20000,"score":0.81,"parts":{"figure_2":0.75},"tried":8,"known":14,"runs":7}]} | Held against the paper's own numbers, learning rate 0.005, weight decay 1, init scale 1.5, 20,000 epochs scores .81 (figure 2 .75; 8 of 14 of the paper's numbers tried, 7 runs).
        """)
    void findingsAreSentences(String finding, String words) throws Exception {
        assertThat(FindingWords.of(new ObjectMapper().readTree(finding))).isEqualTo(words);
    }
}
